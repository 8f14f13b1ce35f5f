/** Which township an address lies in, and why we think so; pure. */
@org.jspecify.annotations.NullMarked
package xunfu.registry.internal.township;
