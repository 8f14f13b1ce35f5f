/**
 * Counts what asking once saves: {@code ./xunfu bench askonce}. The businesses are invented and lie
 * in {@code bench/askonce}.
 */
@org.jspecify.annotations.NullMarked
package xunfu.checklist.bench;
