package xunfu.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the authored form of a {@link TraitExpression}.
 *
 * <pre>
 * any  = all { "or" all }
 * all  = not { "and" not }
 * not  = "not" not | "(" any ")" | "always" | trait
 * trait = a-z, 0-9, "-"
 * </pre>
 */
public final class TraitExpressions {

  private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[a-z][a-z0-9-]*)");

  private final String text;
  private final List<String> tokens;
  private int next;

  private TraitExpressions(String text) {
    this.text = text;
    this.tokens = tokens(text);
  }

  /** Parses the text; an error names the place and what was expected. */
  public static TraitExpression parse(String text) {
    var parser = new TraitExpressions(text);
    var expression = parser.any();
    if (parser.next < parser.tokens.size()) {
      throw parser.fault("the end");
    }
    return expression;
  }

  private static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
    if (!text.substring(at).isBlank()) {
      throw new IllegalArgumentException(
          "Trait expression '%s' cannot be read from '%s' on".formatted(text, text.substring(at)));
    }
    return tokens;
  }

  private TraitExpression any() {
    var parts = new ArrayList<>(List.of(all()));
    while (take("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new TraitExpression.Any(parts);
  }

  private TraitExpression all() {
    var parts = new ArrayList<>(List.of(not()));
    while (take("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new TraitExpression.All(parts);
  }

  private TraitExpression not() {
    if (take("not")) {
      return new TraitExpression.Not(not());
    }
    if (take("(")) {
      var inner = any();
      if (!take(")")) {
        throw fault("')'");
      }
      return inner;
    }
    if (take("always")) {
      return TraitExpression.ALWAYS;
    }
    return new TraitExpression.Has(trait());
  }

  private String trait() {
    if (next == tokens.size() || List.of("and", "or", "not", ")").contains(tokens.get(next))) {
      throw fault("a trait");
    }
    return tokens.get(next++);
  }

  private boolean take(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equals(token);
    if (there) {
      next++;
    }
    return there;
  }

  private IllegalArgumentException fault(String expected) {
    var found = next < tokens.size() ? "'" + tokens.get(next) + "'" : "the end";
    return new IllegalArgumentException(
        "Trait expression '%s': expected %s, found %s".formatted(text, expected, found));
  }
}
