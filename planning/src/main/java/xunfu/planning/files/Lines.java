package xunfu.planning.files;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xunfu.planning.BadProblem;

/** A text file, line by line, that remembers where it is, for messages that help. */
final class Lines {
  private final String file;
  private final List<String> lines;
  private int at;

  Lines(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** The next line that is not blank, trimmed; null at the end. */
  @Nullable String next() {
    while (at < lines.size()) {
      String line = lines.get(at++).strip();
      if (!line.isEmpty()) {
        return line;
      }
    }
    return null;
  }

  /** The next line; its absence is a file that was cut off. */
  String expect(String what) {
    String line = next();
    if (line == null) {
      throw new BadProblem(
          "%s ends after line %d, expected %s".formatted(file, lines.size(), what),
          "the file was cut off while it was copied");
    }
    return line;
  }

  /** A fault at the line read last. */
  BadProblem fault(String message) {
    return new BadProblem("%s, line %d: %s".formatted(file, at, message));
  }

  /** The words of a line that must be so many numbers, at least. */
  double[] numbers(String line, int atLeast, String what) {
    String[] words = line.split("\\s+");
    if (words.length < atLeast) {
      throw fault("%d values, expected %s".formatted(words.length, what));
    }
    double[] values = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = number(words[i], what);
    }
    return values;
  }

  double number(String word, String what) {
    try {
      double value = Double.parseDouble(word);
      if (Double.isFinite(value) && Math.abs(value) <= 1e9) {
        return value;
      }
    } catch (NumberFormatException unreadable) {
      // reported below, with its place
    }
    throw fault("'%s' is no number, expected %s".formatted(word, what));
  }

  /** A whole number within bounds. */
  int whole(String word, int least, int most, String what) {
    double value = number(word, what);
    if (value != Math.rint(value) || value < least || value > most) {
      throw fault("%s is %s, expected %d to %d".formatted(what, word, least, most));
    }
    return (int) value;
  }
}
