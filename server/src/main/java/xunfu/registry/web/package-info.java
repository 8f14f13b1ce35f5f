/** The register over HTTP. */
@org.jspecify.annotations.NullMarked
package xunfu.registry.web;
