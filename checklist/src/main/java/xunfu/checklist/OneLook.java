package xunfu.checklist;

import java.util.List;

/**
 * A row of the reviewed merge table: these items are answered by one question.
 *
 * @param items the items as {@code FORM/CODE}, every one that the question answers
 * @param why the reason why one look answers all of them, and why a no to one is a no to the others
 */
public record OneLook(String question, List<String> items, Text why) {

  public OneLook {
    items = List.copyOf(items);
  }
}
