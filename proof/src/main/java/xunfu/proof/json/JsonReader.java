package xunfu.proof.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * RFC 8259 read strictly, within I-JSON (RFC 7493): what two readers could take for different
 * things is refused, because a record must have one meaning.
 */
final class JsonReader {
  /** Deeper nesting is an attack on the stack; our deepest form nests to nine. */
  static final int DEPTH_LIMIT = 64;

  private final String text;
  private int position;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  static Json read(byte[] utf8) {
    try {
      return read(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      throw new NotReadable("the bytes are not UTF-8", notUtf8);
    }
  }

  static Json read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Json value = reader.value();
    reader.skipSpace();
    if (reader.position < text.length()) {
      throw reader.refused("something follows the value");
    }
    return value;
  }

  private Json value() {
    return switch (peek()) {
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case '"' -> string();
      case 't' -> word("true", JsonTruth.TRUE);
      case 'f' -> word("false", JsonTruth.FALSE);
      case 'n' -> word("null", JsonNull.NULL);
      default -> number();
    };
  }

  private Json nested(java.util.function.Supplier<Json> inner) {
    if (++depth > DEPTH_LIMIT) {
      throw refused("nesting is deeper than " + DEPTH_LIMIT);
    }
    position++;
    skipSpace();
    Json value = inner.get();
    depth--;
    return value;
  }

  private JsonObject object() {
    Map<String, Json> members = new LinkedHashMap<>();
    if (accept('}')) {
      return new JsonObject(members);
    }
    while (true) {
      int start = position;
      String name = string().value();
      skipSpace();
      expect(':');
      skipSpace();
      if (members.put(name, value()) != null) {
        position = start;
        throw refused("the name \"" + name + "\" stands twice in one object");
      }
      skipSpace();
      if (accept('}')) {
        return new JsonObject(members);
      }
      expect(',');
      skipSpace();
    }
  }

  private JsonArray array() {
    List<Json> elements = new ArrayList<>();
    if (accept(']')) {
      return new JsonArray(elements);
    }
    while (true) {
      elements.add(value());
      skipSpace();
      if (accept(']')) {
        return new JsonArray(elements);
      }
      expect(',');
      skipSpace();
    }
  }

  private JsonText string() {
    expect('"');
    int start = position;
    int end = start;
    while (end < text.length() && plain(text.charAt(end))) {
      end++;
    }
    position = end;
    if (peek() == '"') {
      position++;
      return new JsonText(text.substring(start, end));
    }
    return escapedString(start);
  }

  /** Whether a unit stands for itself inside a text. */
  private static boolean plain(char unit) {
    return unit != '"' && unit != '\\' && unit >= 0x20;
  }

  private JsonText escapedString(int start) {
    StringBuilder out = new StringBuilder(text.substring(start, position));
    while (peek() != '"') {
      char unit = text.charAt(position++);
      if (unit == '\\') {
        out.append(escape());
      } else if (unit < 0x20) {
        throw refused("a control character stands bare in a text");
      } else {
        out.append(unit);
      }
    }
    position++;
    return new JsonText(out.toString());
  }

  private char escape() {
    char kind = peek();
    position++;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicodeEscape();
      default -> throw refused("an unknown escape \\" + kind);
    };
  }

  private char unicodeEscape() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw refused("four hexadecimal digits are expected after \\u");
      }
      unit = unit << 4 | digit;
      position++;
    }
    return (char) unit;
  }

  private JsonNumber number() {
    int start = position;
    accept('-');
    if (!accept('0')) {
      digits();
    }
    boolean whole = true;
    if (accept('.')) {
      digits();
      whole = false;
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      digits();
      whole = false;
    }
    String literal = text.substring(start, position);
    return whole ? wholeNumber(literal) : new JsonNumber(Double.parseDouble(literal));
  }

  /** Up to 15 digits are always exact; a longer literal must be what its double prints. */
  private JsonNumber wholeNumber(String literal) {
    if (literal.length() <= 15) {
      return JsonNumber.of(Long.parseLong(literal));
    }
    JsonNumber number = new JsonNumber(Double.parseDouble(literal));
    if (!number.canonicalText().equals(literal)) {
      throw refused("a whole number that a double would round");
    }
    return number;
  }

  private void digits() {
    int start = position;
    while (position < text.length()
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      position++;
    }
    if (position == start) {
      throw refused("a JSON value is expected");
    }
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, position)) {
      throw refused("a JSON value is expected");
    }
    position += word.length();
    return value;
  }

  private char peek() {
    if (position >= text.length()) {
      throw refused("the text ends too early");
    }
    return text.charAt(position);
  }

  private boolean accept(char wanted) {
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw refused("'" + wanted + "' is expected");
    }
  }

  private void skipSpace() {
    while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private NotReadable refused(String reason) {
    return new NotReadable("not readable JSON: " + reason + " (at character " + position + ")");
  }
}
