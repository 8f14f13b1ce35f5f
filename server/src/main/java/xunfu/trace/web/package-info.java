/** The log and the evidence files over HTTP. */
@org.jspecify.annotations.NullMarked
package xunfu.trace.web;
