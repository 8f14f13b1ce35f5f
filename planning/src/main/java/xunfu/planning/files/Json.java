package xunfu.planning.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xunfu.planning.BadProblem;

/**
 * A small strict reader of JSON, so that the planner needs no library: objects become maps, arrays
 * lists, numbers doubles, and {@code null} the constant {@link #NULL}.
 */
final class Json {
  /** Stands for {@code null}. */
  static final Object NULL = new Object();

  private static final int DEEPEST = 64;

  private final String file;
  private final String text;
  private int at;

  private Json(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Reads one value; nothing may follow it. */
  static Object read(String file, String text) {
    var json = new Json(file, text);
    Object value = json.value(0);
    json.blanks();
    if (json.at < text.length()) {
      throw json.fault("something follows the end");
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > DEEPEST) {
      throw fault("nested deeper than " + DEEPEST);
    }
    blanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", NULL);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    var members = new LinkedHashMap<String, Object>();
    expect('{');
    blanks();
    while (peek() != '}') {
      blanks();
      String name = string();
      blanks();
      expect(':');
      members.put(name, value(depth + 1));
      blanks();
      if (peek() != '}') {
        expect(',');
      }
    }
    at++;
    return members;
  }

  private List<Object> array(int depth) {
    var values = new ArrayList<>();
    expect('[');
    blanks();
    while (peek() != ']') {
      values.add(value(depth + 1));
      blanks();
      if (peek() != ']') {
        expect(',');
      }
    }
    at++;
    return values;
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> {
        int end = Math.min(at + 4, text.length());
        try {
          char code = (char) Integer.parseInt(text.substring(at, end), 16);
          at = end;
          yield code;
        } catch (NumberFormatException unreadable) {
          throw fault("unreadable \\u");
        }
      }
      default -> throw fault("unknown escape \\" + c);
    };
  }

  private Object word(String word, Object meaning) {
    if (!text.startsWith(word, at)) {
      throw fault("expected " + word);
    }
    at += word.length();
    return meaning;
  }

  private Double number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Double.valueOf(text.substring(from, at));
    } catch (NumberFormatException unreadable) {
      at = from;
      throw fault("no value here");
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw new BadProblem(
          "%s ends within a value, after %d characters".formatted(file, text.length()),
          "the file was cut off while it was copied");
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw fault("expected " + c);
    }
    at++;
  }

  private BadProblem fault(String message) {
    long line =
        text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return new BadProblem("%s, line %d: %s".formatted(file, line + 1, message));
  }
}
