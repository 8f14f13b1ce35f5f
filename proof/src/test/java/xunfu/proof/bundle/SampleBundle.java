package xunfu.proof.bundle;

import java.nio.file.Path;

/** The log of {@link Sample} as files, for tests of the command. */
public final class SampleBundle {
  private static final Sample SAMPLE = Sample.whole();

  private SampleBundle() {}

  public static Path writeHonest(Path file) {
    SAMPLE.write();
    return SAMPLE.writeTo(file);
  }

  /** With one byte of the desk's payload at entry 4 flipped, and the screen's row after it. */
  public static Path writeBent(Path file) {
    SAMPLE.write();
    String events = SAMPLE.text("events.jsonl");
    int second = events.lastIndexOf("\"accept\":\"yes\"");
    String bent = events.substring(second).replace("yes", "yeS");
    SAMPLE.put("events.jsonl", events.substring(0, second) + bent);
    String rows = SAMPLE.text("rows.jsonl");
    int row = rows.lastIndexOf("\"accept\":\"yes\"");
    SAMPLE.put("rows.jsonl", rows.substring(0, row) + rows.substring(row).replace("yes", "yeS"));
    return SAMPLE.writeTo(file);
  }

  /** The head over all eight entries. */
  public static String head() {
    return SAMPLE.head(8).write();
  }

  public static String keys() {
    return Sample.keys().write().toString();
  }
}
