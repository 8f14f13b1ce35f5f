@org.jspecify.annotations.NullMarked
package xunfu.collaboration.internal;
