/** Stores and rules of the organisation. */
@org.jspecify.annotations.NullMarked
package xunfu.organization.internal;
