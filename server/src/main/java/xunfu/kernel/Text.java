package xunfu.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * An authored text in one or more languages (language tag → words). Chinese is always there and is
 * what a reader without a translation gets.
 */
public record Text(@JsonValue Map<String, String> byLanguage) {

  /** The language that every text has. */
  public static final String DEFAULT_LANGUAGE = "zh";

  @JsonCreator
  public Text {
    if (!byLanguage.containsKey(DEFAULT_LANGUAGE)) {
      throw new IllegalArgumentException(
          "A text needs '" + DEFAULT_LANGUAGE + "', but has " + byLanguage);
    }
    byLanguage = java.util.Collections.unmodifiableMap(new TreeMap<>(byLanguage));
  }

  /** A text in Chinese alone. */
  public static Text zh(String words) {
    return new Text(Map.of(DEFAULT_LANGUAGE, words));
  }

  /** A text in Chinese and English. */
  public static Text of(String zh, String en) {
    return new Text(Map.of(DEFAULT_LANGUAGE, zh, "en", en));
  }

  /** The words in that language, or in Chinese where they are not translated. */
  public String in(String language) {
    String words = byLanguage.get(language);
    return words == null ? zh() : words;
  }

  /** The Chinese words. */
  public String zh() {
    return java.util.Objects.requireNonNull(byLanguage.get(DEFAULT_LANGUAGE));
  }
}
