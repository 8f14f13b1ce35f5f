/**
 * Reads what a jurisdiction has authored under {@code content/} into the records of {@code
 * xunfu.checklist}, and holds it to the rules of authors: every article exists and still says what
 * is quoted, nothing dangles, every merge was reviewed.
 */
@org.jspecify.annotations.NullMarked
package xunfu.checklist.content;
