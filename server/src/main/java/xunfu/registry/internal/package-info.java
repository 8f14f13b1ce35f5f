/** Stores and rules of the register; nobody else's business. */
@org.jspecify.annotations.NullMarked
package xunfu.registry.internal;
