package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * An authored text in one or more languages, keyed by language tag ({@code zh}, {@code en}).
 *
 * <p>Which language is always there is a matter of the jurisdiction ({@link Catalogue#language()});
 * the lint holds every text to it.
 */
public record Text(@JsonValue SequencedMap<String, String> byLanguage) {

  /** Copies the map in the order of the language tags, so that equal texts are written alike. */
  public Text {
    byLanguage = new TreeMap<>(byLanguage);
  }

  /** Reads the map language → text of the wire. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Text of(Map<String, String> byLanguage) {
    return new Text(new TreeMap<>(byLanguage));
  }

  /** A text in one language only. */
  public static Text of(String language, String text) {
    return of(Map.of(language, text));
  }

  /** The text in the language asked for, else in the fallback; fails when neither is there. */
  public String in(String language, String fallback) {
    var text = byLanguage.getOrDefault(language, byLanguage.get(fallback));
    if (text == null) {
      throw new IllegalArgumentException(
          "No text in '%s' nor in '%s'; there is %s"
              .formatted(language, fallback, byLanguage.keySet()));
    }
    return text;
  }
}
