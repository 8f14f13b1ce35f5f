@org.jspecify.annotations.NullMarked
package xunfu.standards.internal;
