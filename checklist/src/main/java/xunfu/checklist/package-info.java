/**
 * Many forms, each question asked once. Merges the items of all forms of a visit into the questions
 * of one walk and lays the answers out again, form by form, complete and in each form's own order.
 * Twin of the TypeScript package {@code @xunfu/checklist-engine}; both satisfy the cases in {@code
 * cases/askonce}.
 */
@org.jspecify.annotations.NullMarked
package xunfu.checklist;
