package xunfu.visit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of result sheets: unique within organisation, kind and year, given to a device in blocks
 * so that a phone without a network can print one. Each number is in the end used, void with a
 * reason, or outstanding; none is given twice.
 */
public final class SheetNumbers {

  /** Numbers in a block: two days of ten stops. */
  public static final int BLOCK_SIZE = 20;

  private SheetNumbers() {}

  /**
   * A block of numbers.
   *
   * @param from first
   * @param to last
   */
  public record Block(int from, int to) {
    public Block {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("numbers " + from + " to " + to + " are no block");
      }
    }

    public boolean holds(int number) {
      return from <= number && number <= to;
    }

    IntStream numbers() {
      return IntStream.rangeClosed(from, to);
    }
  }

  /** What has become of a number. */
  public enum State {
    USED,
    VOID,
    OUTSTANDING;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @param reason why it is void; null otherwise
   */
  public record Entry(int number, State state, @Nullable String reason) {}

  /** Every number of these blocks with its state, ascending. */
  public static List<Entry> entries(
      List<Block> blocks, java.util.Set<Integer> used, Map<Integer, String> voided) {
    var entries = new ArrayList<Entry>();
    blocks.stream()
        .flatMapToInt(Block::numbers)
        .sorted()
        .forEach(number -> entries.add(entry(number, used.contains(number), voided.get(number))));
    return entries;
  }

  /** A number that was used stays used, even if somebody voided it before the phone reported. */
  private static Entry entry(int number, boolean used, @Nullable String reason) {
    if (used) {
      return new Entry(number, State.USED, null);
    }
    return reason == null
        ? new Entry(number, State.OUTSTANDING, null)
        : new Entry(number, State.VOID, reason);
  }

  /**
   * The block that a device needs in addition so that it has at least {@code wanted} numbers.
   *
   * @param outstanding numbers that the device holds unreported
   * @param nextFree the lowest number of the series that is in no block
   */
  public static Optional<Block> further(int outstanding, int wanted, int nextFree) {
    return outstanding >= wanted
        ? Optional.empty()
        : Optional.of(new Block(nextFree, nextFree + Math.max(BLOCK_SIZE, wanted) - 1));
  }

  /** The running number of a sheet number as printed, or empty when it is none of this series. */
  public static Optional<Integer> read(String prefix, String printed) {
    if (!printed.startsWith(prefix)) {
      return Optional.empty();
    }
    var digits = printed.substring(prefix.length());
    return digits.matches("[1-9][0-9]{0,6}")
        ? Optional.of(Integer.valueOf(digits))
        : Optional.empty();
  }
}
