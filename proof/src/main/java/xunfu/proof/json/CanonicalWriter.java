package xunfu.proof.json;

import java.io.IOException;
import java.util.Arrays;
import org.erdtman.jcs.NumberToJSON;

/**
 * RFC 8785: members sorted by their UTF-16 code units (which is how Java compares strings), no
 * white space, the shortest escapes, numbers as ECMAScript prints them. Sorting and escaping are
 * ten lines and stand here; the printing of doubles is hard and comes from the reference library.
 */
final class CanonicalWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(256);

  private CanonicalWriter() {}

  static String write(Json value) {
    CanonicalWriter writer = new CanonicalWriter();
    writer.append(value);
    return writer.out.toString();
  }

  private void append(Json value) {
    switch (value) {
      case JsonObject object -> appendObject(object);
      case JsonArray array -> appendArray(array);
      case JsonText text -> appendText(text.value());
      case JsonNumber number -> appendNumber(number);
      case JsonTruth truth -> out.append(truth);
      case JsonNull _ -> out.append("null");
    }
  }

  private void appendObject(JsonObject object) {
    String[] names = object.members().keySet().toArray(String[]::new);
    Arrays.sort(names);
    out.append('{');
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      appendText(names[i]);
      out.append(':');
      append(object.member(names[i]));
    }
    out.append('}');
  }

  private void appendArray(JsonArray array) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(array.elements().get(i));
    }
    out.append(']');
  }

  /** Runs without escapes, which is nearly all text, are copied whole. */
  private void appendText(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x20 || unit == '"' || unit == '\\') {
        out.append(text, from, i);
        appendEscape(unit);
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  private void appendEscape(char unit) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 15));
    }
  }

  private void appendNumber(JsonNumber number) {
    if (number.isInteger()) {
      out.append(number.asInteger());
      return;
    }
    try {
      out.append(NumberToJSON.serializeNumber(number.value()));
    } catch (IOException notFinite) {
      throw new IllegalStateException("a JsonNumber is finite: " + number.value(), notFinite);
    }
  }
}
