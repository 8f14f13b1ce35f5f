/**
 * One inspection as it is filled, tap by tap: what may be answered how, what is still missing. The
 * phone runs the TypeScript twin; the server replays a sealed record with this one.
 */
@org.jspecify.annotations.NullMarked
package xunfu.checklist.run;
