package xunfu.planning.matching;

import java.util.Arrays;
import java.util.List;
import xunfu.planning.BadProblem;

/**
 * What one visitor's work costs by its amount: the first places at one price, the next at a price
 * that is never lower. Such a cost is convex, and convex costs make a matching fair: the twelfth
 * visit of one is dearer than the ninth of another.
 *
 * @param blocks in order; beyond the last there is no place
 */
public record Load(List<Block> blocks) {

  /**
   * Some places at the same price.
   *
   * @param places how many, 1 or more
   * @param price of each, in the unit of the matching's costs; may be negative, which draws work
   */
  public record Block(int places, int price) {
    public Block {
      if (places < 1) {
        throw new BadProblem("a block of %d places".formatted(places));
      }
      if (Math.abs((long) price) > MatchingProblem.LARGEST_COST) {
        throw new BadProblem(
            "a place costs %d, at most %d".formatted(price, MatchingProblem.LARGEST_COST));
      }
    }
  }

  /**
   * @throws BadProblem when a later block is cheaper than an earlier one
   */
  public Load {
    blocks = List.copyOf(blocks);
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i).price() < blocks.get(i - 1).price()) {
        throw new BadProblem(
            "block %d of a load costs %d a place, the one before %d"
                .formatted(i, blocks.get(i).price(), blocks.get(i - 1).price()),
            "let more work cost more: the cheapest matching is found for convex costs only");
      }
    }
  }

  /** Nothing: somebody on leave. */
  public static Load none() {
    return new Load(List.of());
  }

  /** Up to so many, each alike. */
  public static Load upTo(int most) {
    return most == 0 ? none() : new Load(List.of(new Block(most, 0)));
  }

  /**
   * Up to so many, the first free, each further one dearer by a step: pulls all visitors with the
   * same step towards the same load.
   *
   * @param most 0 or more
   * @param step in the unit of costs: how much longer a way may be to spare one more visit to a
   *     visitor who already has one more
   */
  public static Load even(int most, int step) {
    var blocks = new Block[most];
    for (int place = 0; place < most; place++) {
      blocks[place] =
          new Block(1, (int) Math.min(MatchingProblem.LARGEST_COST, (long) step * place));
    }
    return new Load(Arrays.asList(blocks));
  }

  /** How many places there are in all. */
  int places() {
    return (int) Math.min(Integer.MAX_VALUE, blocks.stream().mapToLong(Block::places).sum());
  }

  /** The price of each place in order, of the first {@code most} at the most. */
  int[] prices(int most) {
    int[] prices = new int[Math.min(most, places())];
    int place = 0;
    for (Block block : blocks) {
      int until = (int) Math.min(prices.length, (long) place + block.places());
      Arrays.fill(prices, place, until, block.price());
      place = until;
    }
    return prices;
  }
}
