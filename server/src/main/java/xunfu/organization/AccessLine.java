package xunfu.organization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the access policy: who may do an act, on things that stand in which relation.
 *
 * @param resource the noun, for the reader
 * @param method HTTP method
 * @param path where
 * @param who {@code public}, {@code loopback}, {@code signed-in}, or the functions of posts
 * @param relations in which the owner of the thing may stand; empty for things without owner
 * @param hidden names of JSON members that these do not see
 */
public record AccessLine(
    String resource,
    String method,
    PathPattern path,
    Set<String> who,
    Set<Relation> relations,
    Set<String> hidden) {

  private static final int COLUMNS = 5;

  public AccessLine {
    who = Set.copyOf(who);
    relations = Set.copyOf(relations);
    hidden = Set.copyOf(hidden);
  }

  static AccessLine parse(String line) {
    String[] columns = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    String[] act = columns.length == COLUMNS ? columns[1].split(" +") : new String[0];
    if (act.length != 2) {
      throw new IllegalArgumentException(
          "A line of the policy is 'resource | METHOD /path | who | relations | fields', not: "
              + line);
    }
    return new AccessLine(
        columns[0],
        act[0],
        PathPatternParser.defaultInstance.parse(act[1]),
        whom(columns[2]),
        relations(columns[3]),
        hidden(columns[4]));
  }

  private static Set<String> whom(String column) {
    Set<String> words = words(column);
    words.stream()
        .filter(w -> !Set.of("public", "loopback", "signed-in").contains(w))
        .forEach(PostFunction::of);
    return words;
  }

  private static Set<Relation> relations(String column) {
    Set<Relation> found = EnumSet.noneOf(Relation.class);
    if (!column.equals("-")) {
      words(column).forEach(word -> found.add(Relation.ofWire(word)));
    }
    return found;
  }

  private static Set<String> hidden(String column) {
    return column.equals("*")
        ? Set.of()
        : words(column).stream().map(w -> w.replaceFirst("^-", "")).collect(Collectors.toSet());
  }

  private static Set<String> words(String column) {
    return Set.of(column.split("[ ,]+"));
  }

  /** Whether a post of this function may do the act. */
  public boolean admits(PostFunction function) {
    return who.contains("signed-in") || who.contains(function.wire());
  }

  /** Whether the act is open to those who are not signed in. */
  public boolean open() {
    return who.contains("public");
  }

  /** Whether the act is open to programs on this machine alone. */
  public boolean loopback() {
    return who.contains("loopback");
  }
}
