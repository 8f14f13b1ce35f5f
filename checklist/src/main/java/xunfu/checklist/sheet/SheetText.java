package xunfu.checklist.sheet;

import com.samskivert.mustache.Mustache;
import java.text.Normalizer;
import java.util.Map;
import xunfu.checklist.Catalogue;

/**
 * Lays out a sheet: template and values to text, and the hash line under it.
 *
 * <p>Plain text, so nothing is escaped. A name that the template asks for and the values lack
 * prints as nothing, as in the TypeScript twin.
 */
public final class SheetText {

  /** Characters of the hash that stand together. */
  private static final int GROUP = 4;

  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler().escapeHTML(false).defaultValue("").emptyStringIsFalse(true);

  private SheetText() {}

  /** The text without its hash line, NFC, lines ended by {@code \n}, no line break at the end. */
  public static String layOut(String template, Map<String, Object> values) {
    var text = MUSTACHE.compile(template).execute(values);
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\n+$", "");
  }

  /** The sheet as shown and printed: the text and, last, the record's hash in groups of four. */
  public static String withHash(
      String text, Catalogue catalogue, String language, String recordHash) {
    var label = catalogue.words().hashLabel().in(language, catalogue.language());
    return text + "\n" + label + " " + grouped(recordHash);
  }

  private static String grouped(String hash) {
    return hash.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }
}
