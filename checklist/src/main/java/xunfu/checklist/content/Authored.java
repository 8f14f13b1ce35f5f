package xunfu.checklist.content;

import java.util.List;
import xunfu.checklist.Catalogue;
import xunfu.checklist.Text;
import xunfu.checklist.gate.GateRule;

/**
 * Everything that a jurisdiction has authored.
 *
 * @param apart pairs of items that must never share a question
 * @param gate the rules of the lawful-visit gate
 * @param resultSheet template of the result sheet by language
 * @param sentences what is read to the firm and signed, by name
 */
public record Authored(
    Catalogue catalogue,
    List<Apart> apart,
    List<GateRule> gate,
    Text resultSheet,
    java.util.Map<String, Text> sentences) {

  public Authored {
    apart = List.copyOf(apart);
    gate = List.copyOf(gate);
    sentences = new java.util.TreeMap<>(sentences);
  }

  /** Two items, as {@code FORM/CODE}, that look alike and must stay apart, and why. */
  public record Apart(List<String> items, Text why) {
    public Apart {
      items = List.copyOf(items);
      if (items.size() != 2) {
        throw new IllegalArgumentException("A pair has two items, not " + items);
      }
    }
  }
}
