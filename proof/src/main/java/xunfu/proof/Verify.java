package xunfu.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xunfu.proof.bundle.BundleCheck;
import xunfu.proof.bundle.Finding;
import xunfu.proof.bundle.Language;
import xunfu.proof.bundle.Report;
import xunfu.proof.bundle.Trusted;
import xunfu.proof.bundle.Verdict;
import xunfu.proof.event.Head;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;

/**
 * {@code ./xunfu verify FILE… [--head FILE] [--keys FILE] [--lang zh|en]}: says what exported files
 * prove. Needs no server, no network and no database, and trusts only what the caller brings. Exit
 * code: 0 proven, 2 incomplete, 3 tampered, 4 unknown key, 64 wrong use.
 */
public final class Verify {
  private static final int WRONG_USE = 64;

  /** Sentences that are printed of one file; the rest is counted. */
  private static final int PRINTED_LIMIT = 50;

  private final Arguments arguments;
  private final PrintStream out;

  private Verify(Arguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  /** Answers the exit code. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      return new Verify(Arguments.read(arguments), out).run();
    } catch (WrongUse wrongUse) {
      err.println(wrongUse.getMessage());
      return WRONG_USE;
    }
  }

  private int run() {
    Trusted trusted = new Trusted(readKeys(), readHeads());
    Verdict worst = Verdict.PROVEN;
    for (Path file : arguments.files()) {
      Verdict verdict = verify(file, trusted);
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
    }
    remark(trusted);
    return worst.exitCode();
  }

  private Verdict verify(Path file, Trusted trusted) {
    Report report = BundleCheck.check(file, trusted);
    Language language = arguments.language();
    report.findings().stream()
        .limit(PRINTED_LIMIT)
        .forEach(finding -> out.println(finding.in(language)));
    long unprinted = Math.max(0, report.findings().size() - PRINTED_LIMIT) + report.more();
    if (unprinted > 0) {
      say("另有 " + unprinted + " 处，不再逐条列出。", unprinted + " more are not listed.");
    }
    out.println(file.getFileName() + " — " + conclusion(report));
    return report.verdict();
  }

  private String conclusion(Report report) {
    boolean zh = arguments.language() == Language.ZH;
    String verdict = report.verdict().in(arguments.language());
    Optional<Finding> first = report.first();
    if (first.isPresent()) {
      String place = first.get().place().in(arguments.language());
      return zh
          ? "结论：" + verdict + "。首处：" + place
          : "conclusion: " + verdict + ". First place: " + place;
    }
    return zh
        ? "结论：%s。共 %d 条，其中 %d 条内容已擦除。".formatted(verdict, report.events(), report.erased())
        : "conclusion: %s. %d entries, the content of %d is erased."
            .formatted(verdict, report.events(), report.erased());
  }

  /** What was not asked is said, so that nobody takes it for proven. */
  private void remark(Trusted trusted) {
    if (trusted.keys().isEmpty()) {
      say(
          "注意：没有用 --keys 给出您另外保存的公钥，所用公钥取自包内。",
          "Note: without --keys the public keys were taken from the bundle itself.");
    }
    if (trusted.heads().isEmpty()) {
      say(
          "注意：没有用 --head 给出您保存的日志头，整本日志若被重写并重新签名，看不出来。",
          "Note: without --head a log that was rewritten and signed anew cannot be told.");
    }
  }

  private void say(String zh, String en) {
    out.println(arguments.language() == Language.ZH ? zh : en);
  }

  private Optional<KnownKeys> readKeys() {
    return arguments.keys().map(file -> read(file, bytes -> KnownKeys.read(Json.read(bytes))));
  }

  private List<Head> readHeads() {
    return arguments.heads().stream()
        .map(file -> read(file, bytes -> Head.read(new String(bytes, StandardCharsets.UTF_8))))
        .toList();
  }

  private static <T> T read(Path file, java.util.function.Function<byte[], T> reading) {
    try {
      return reading.apply(Files.readAllBytes(file));
    } catch (IOException | NotReadable unreadable) {
      throw new WrongUse(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  /**
   * What was said on the command line.
   *
   * @param files what to verify
   * @param heads saved heads, each file one note
   * @param keys saved keys, as {@code /open/keys} gives them
   */
  private record Arguments(
      List<Path> files, List<Path> heads, Optional<Path> keys, Language language) {

    static Arguments read(List<String> words) {
      List<Path> files = new ArrayList<>();
      List<Path> heads = new ArrayList<>();
      Optional<Path> keys = Optional.empty();
      Language language = Language.ZH;
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i)) {
          case "--head" -> heads.add(Path.of(after(words, i++)));
          case "--keys" -> keys = Optional.of(Path.of(after(words, i++)));
          case "--lang" -> language = language(after(words, i++));
          default -> files.add(file(words.get(i)));
        }
      }
      if (files.isEmpty()) {
        throw new WrongUse(
            "What is to be verified? ./xunfu verify FILE… [--head FILE] [--keys FILE] [--lang zh|en]");
      }
      return new Arguments(files, heads, keys, language);
    }

    private static String after(List<String> words, int option) {
      if (option + 1 >= words.size()) {
        throw new WrongUse(words.get(option) + " needs a value after it.");
      }
      return words.get(option + 1);
    }

    private static Path file(String word) {
      if (word.startsWith("--")) {
        throw new WrongUse("There is no option " + word + ".");
      }
      Path file = Path.of(word);
      if (!Files.isRegularFile(file)) {
        throw new WrongUse("There is no file " + word + ".");
      }
      return file;
    }

    private static Language language(String word) {
      return switch (word) {
        case "zh" -> Language.ZH;
        case "en" -> Language.EN;
        default -> throw new WrongUse("--lang is zh or en, not " + word + ".");
      };
    }
  }

  private static final class WrongUse extends RuntimeException {
    WrongUse(String message) {
      super(message);
    }
  }
}
