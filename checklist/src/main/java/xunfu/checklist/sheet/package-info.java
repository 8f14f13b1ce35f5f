/**
 * The text of the result sheet, the same on phone and server: values made from the record, laid out
 * by a Mustache template of the jurisdiction. Twin of {@code sheet.ts}; both satisfy {@code
 * cases/sheet}.
 */
@org.jspecify.annotations.NullMarked
package xunfu.checklist.sheet;
