package xunfu.planning.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All searches ever made here, on disk. Each is appended as soon as it is made, so a measurement
 * that was stopped goes on where it was; a line cut in the middle is taken off.
 */
final class Samples {
  private final Path file;
  private final List<Sample> all = new ArrayList<>();

  private Samples(Path file) {
    this.file = file;
  }

  /**
   * Reads what is there.
   *
   * @throws IllegalArgumentException when the file is of another form
   */
  static Samples in(Path file) throws IOException {
    var samples = new Samples(file);
    if (!Files.exists(file)) {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.writeString(file, Sample.HEADING + "\n");
      return samples;
    }
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    if (!whole.equals(text)) {
      Files.writeString(file, whole);
    }
    List<String> lines = whole.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(Sample.HEADING)) {
      throw new IllegalArgumentException(
          file + " is of an earlier form\nMaybe move it away; it is made anew");
    }
    lines.stream().skip(1).map(Sample::of).forEach(samples.all::add);
    return samples;
  }

  void add(Sample sample) throws IOException {
    Files.writeString(file, sample.line() + "\n", StandardOpenOption.APPEND);
    all.add(sample);
  }

  List<Sample> all() {
    return List.copyOf(all);
  }

  /** Whether the same search was made by the same edition; by any, when none is named. */
  boolean has(
      String set, String instance, String solver, double seconds, int seed, String edition) {
    return all.stream()
        .anyMatch(
            s ->
                s.set().equals(set)
                    && s.instance().equals(instance)
                    && s.solver().equals(solver)
                    && s.seconds() == seconds
                    && s.seed() == seed
                    && (edition.isEmpty() || s.edition().equals(edition)));
  }
}
