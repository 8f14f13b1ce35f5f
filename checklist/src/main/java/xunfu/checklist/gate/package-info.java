/**
 * The lawful-visit gate's rules as dated data: who must come, who may approve, what may be looked
 * at, how often. Only the shapes and their reading; deciding about a visit is the business of the
 * room that owns visits.
 */
@org.jspecify.annotations.NullMarked
package xunfu.checklist.gate;
