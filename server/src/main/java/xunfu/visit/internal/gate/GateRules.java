package xunfu.visit.internal.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import xunfu.kernel.Text;

/**
 * The gate of a jurisdiction.
 *
 * @param rules dated rules
 * @param kinds kinds of visits by code
 * @param ranks key → height; the higher speaks
 * @param texts sentences of the gate that belong to no single rule, by name
 */
public record GateRules(
    List<GateRule> rules,
    Map<String, VisitKind> kinds,
    Map<String, Integer> ranks,
    Map<String, Text> texts) {

  public GateRules {
    rules = List.copyOf(rules);
    kinds = Map.copyOf(kinds);
    ranks = Map.copyOf(ranks);
    texts = Map.copyOf(texts);
  }

  Stream<GateRule> inForceOn(LocalDate day) {
    return rules.stream().filter(rule -> rule.frame().isInForceOn(day));
  }

  /** The kind of that code. */
  public VisitKind kind(String code) {
    var kind = kinds.get(code);
    if (kind == null) {
      throw new IllegalArgumentException(
          "visit kind " + code + " is not one of " + kinds.keySet().stream().sorted().toList());
    }
    return kind;
  }

  int heightOf(String rank) {
    var height = ranks.get(rank);
    if (height == null) {
      throw new IllegalArgumentException(
          "rank " + rank + " is not one of " + ranks.keySet().stream().sorted().toList());
    }
    return height;
  }

  Text text(String name) {
    var text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("the gate's data has no text " + name);
    }
    return text;
  }

  /**
   * @param number two digits in the act code
   * @param cap whether such a visit counts under the yearly cap
   * @param active whether the authority starts it of itself
   * @param inspection false: a visit that checks nothing and needs no item
   */
  public record VisitKind(
      String code, int number, Text name, CapScope cap, boolean active, boolean inspection) {}

  /** How a kind stands to the yearly cap. */
  public enum CapScope {
    COUNTS,
    /** Not counted, but shown, and noticed when clearly excessive. */
    WATCHED,
    OUTSIDE
  }
}
