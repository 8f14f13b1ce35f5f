@org.jspecify.annotations.NullMarked
package xunfu.inspection.internal;
