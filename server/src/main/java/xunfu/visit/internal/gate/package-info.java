/** The lawful-visit gate as a pure function. */
@org.jspecify.annotations.NullMarked
package xunfu.visit.internal.gate;
