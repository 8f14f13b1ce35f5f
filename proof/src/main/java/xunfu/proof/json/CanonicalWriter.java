package xunfu.proof.json;

import java.io.IOException;
import java.util.Map;
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
    out.append('{');
    boolean[] first = {true};
    object.members().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEachOrdered(
            member -> {
              if (!first[0]) {
                out.append(',');
              }
              first[0] = false;
              appendText(member.getKey());
              out.append(':');
              append(member.getValue());
            });
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

  private void appendText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      appendUnit(text.charAt(i));
    }
    out.append('"');
  }

  private void appendUnit(char unit) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (unit < 0x20) {
          out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 15));
        } else {
          out.append(unit);
        }
      }
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
