package xunfu.visit.internal.document;

import java.util.regex.Pattern;

/**
 * The result sheet as shown or printed: the sealed text and below it the line with the hash of the
 * event that sealed it, in groups of four. The phone makes the same line (docs/formats.md §4).
 */
public final class SheetText {
  private static final Pattern GROUP_END = Pattern.compile("(?<=\\G.{4})(?!$)");
  private static final String ENGLISH = "en";

  private SheetText() {}

  /**
   * @param sealed the text without its hash line
   * @param language of the sheet
   * @param eventHash 64 hex characters
   */
  public static String withHash(String sealed, String language, String eventHash) {
    var label = ENGLISH.equals(language) ? "Record hash " : "记录指纹 ";
    return sealed.stripTrailing() + "\n" + label + grouped(eventHash);
  }

  static String grouped(String hash) {
    return GROUP_END.matcher(hash).replaceAll(" ");
  }
}
