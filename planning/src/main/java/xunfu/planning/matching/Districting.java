package xunfu.planning.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.planning.BadProblem;
import xunfu.planning.Dice;
import xunfu.planning.matching.Load.Block;

/**
 * Divides a territory into compact districts of equal work.
 *
 * <h2>How</h2>
 *
 * As in k-medoids, two steps by turns: every site is given to a centre, then every district gets
 * the site in its middle as its centre. The difference is in the first step. Giving each site to
 * its nearest centre makes districts that are compact and unequal; here the sites are given out by
 * the {@link Matcher}, in which centres are visitors with a load between bounds, so that the ways
 * are shortest among all divisions that are balanced. In the plane the borders of such districts
 * are straight lines (1): the price of a place at a centre pushes its borders in or out, and no
 * district reaches into another. Over roads they follow the valleys.
 *
 * <p>Both steps shorten the ways or leave them, so it ends; where it ends depends on the first
 * centres. These are drawn by chance, far from each other (2), several times, and the shortest
 * division is kept.
 *
 * <p>Work that is more than a unit stands in the matching several times. A site may then be split
 * between districts, but of the cheapest flow few are, and such a site goes whole to the district
 * that got most of it; the balance reached is measured and told, not promised.
 *
 * <h2>When it is done again</h2>
 *
 * Businesses open and close, and work drifts. {@link #divideAgain} begins at the old centres and
 * makes it cheaper to stay, so that few change their officer.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>Aurenhammer, Hoffmann, Aronov: Minkowski-type theorems and least-squares clustering.
 *       Algorithmica 20, 1998. For districts: Cohen-Addad, Klein, Young: Balanced centroidal power
 *       diagrams for redistricting. SIGSPATIAL 2018.
 *   <li>Arthur, Vassilvitskii: k-means++: the advantages of careful seeding. SODA 2007. We draw by
 *       the way itself, not its square, since ways and not squares are summed.
 *   <li>Bradley, Bennett, Demiriz: Constrained k-means clustering. Microsoft Research 2000 (sizes
 *       by minimum cost flow).
 * </ol>
 */
public final class Districting {
  /** Beginnings that are tried. */
  private static final int BEGINNINGS = 6;

  /** Turns after which a division that still changes is taken as it is. */
  private static final int MOST_TURNS = 40;

  /** Units into which all work is cut at the most; more would not balance better. */
  private static final int MOST_UNITS = 10_000;

  /** Dearer than any way: what work beyond the bounds costs a unit. */
  private static final int OUT_OF_BOUNDS = 4 * Territory.LONGEST_WAY;

  private final Territory territory;
  private final List<Load> loads;
  private final int[] siteOfUnit;
  private final int @Nullable [] before;
  private final int bonus;

  private Districting(
      Territory territory, int districts, double tolerance, int @Nullable [] before, int bonus) {
    if (districts < 1 || districts > territory.sites()) {
      throw new BadProblem(
          "%d districts of %d sites".formatted(districts, territory.sites()),
          "make at least one and at most as many as there are sites");
    }
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new BadProblem("a tolerance of %s, expected 0 to 1".formatted(tolerance));
    }
    this.territory = territory;
    this.before = before;
    this.bonus = bonus;
    siteOfUnit = units(territory);
    loads = loads(siteOfUnit.length, districts, tolerance);
  }

  /**
   * Divides.
   *
   * @param districts how many, 1 to the number of sites
   * @param tolerance how far the work of a district may be from the average, 0 to 1; 0.05 is usual
   * @param seed of the beginnings; the same seed divides alike
   * @throws BadProblem when the numbers are out of range
   */
  public static Districts divide(Territory territory, int districts, double tolerance, long seed) {
    var districting = new Districting(territory, districts, tolerance, null, 0);
    var dice = new Dice(seed);
    Districts best = null;
    for (int beginning = 0; beginning < BEGINNINGS; beginning++) {
      var divided = districting.settled(districting.apart(districts, dice));
      if (best == null || divided.way() < best.way()) {
        best = divided;
      }
    }
    return best;
  }

  /**
   * Divides anew what was divided before and has changed.
   *
   * @param before district of each site, −1 for a new one; each district has a site
   * @param bonus how much longer a way staying is worth, in the unit of ways
   */
  public static Districts divideAgain(
      Territory territory, List<Integer> before, double tolerance, int bonus) {
    if (before.size() != territory.sites() || bonus < 0 || bonus > Territory.LONGEST_WAY) {
      throw new BadProblem(
          "districts of %d sites before, %d expected, with a bonus of %d"
              .formatted(before.size(), territory.sites(), bonus));
    }
    int[] of = before.stream().mapToInt(Integer::intValue).toArray();
    int districts = Arrays.stream(of).max().orElse(-1) + 1;
    var districting = new Districting(territory, districts, tolerance, of, bonus);
    for (int district = 0; district < districts; district++) {
      if (!before.contains(district)) {
        throw new BadProblem("district %d has no site".formatted(district));
      }
    }
    return districting.settled(districting.middles(of, districts));
  }

  /** Each site as often as it has units of work, at least once. */
  private static int[] units(Territory territory) {
    long unit = 1 + territory.work() / MOST_UNITS;
    return IntStream.range(0, territory.sites())
        .flatMap(
            site -> IntStream.generate(() -> site).limit(Math.max(1, territory.work(site) / unit)))
        .toArray();
  }

  private static List<Load> loads(int units, int districts, double tolerance) {
    double average = (double) units / districts;
    int least = (int) Math.floor(average * (1 - tolerance));
    int most = (int) Math.ceil(average * (1 + tolerance));
    var blocks = new ArrayList<Block>();
    if (least > 0) {
      blocks.add(new Block(least, -OUT_OF_BOUNDS));
    }
    if (most > least) {
      blocks.add(new Block(most - least, 0));
    }
    blocks.add(new Block(units, OUT_OF_BOUNDS));
    return Collections.nCopies(districts, new Load(blocks));
  }

  /** First centres: each drawn with a chance that grows with the way from those drawn before. */
  private int[] apart(int districts, Dice dice) {
    int[] centres = new int[districts];
    long[] far = new long[territory.sites()];
    Arrays.fill(far, 1);
    for (int district = 0; district < districts; district++) {
      centres[district] = drawn(far, dice);
      for (int site = 0; site < far.length; site++) {
        long way = territory.between(centres[district], site);
        far[site] = district == 0 ? way : Math.min(far[site], way);
      }
    }
    return centres;
  }

  /** A site by chance, weighted; where all weights are spent, the first that is not a centre. */
  private static int drawn(long[] weights, Dice dice) {
    double point = dice.share() * Arrays.stream(weights).sum();
    int last = 0;
    for (int site = 0; site < weights.length; site++) {
      if (weights[site] > 0) {
        last = site;
        point -= weights[site];
        if (point <= 0) {
          break;
        }
      }
    }
    return last;
  }

  private Districts settled(int[] centres) {
    int[] now = centres;
    int[] of = given(now);
    var best = Districts.measured(territory, of, now);
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      now = middles(of, centres.length, now);
      of = given(now);
      var next = Districts.measured(territory, of, now);
      if (next.way() >= best.way()) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** Every site to a centre, by the matching. */
  private int[] given(int[] centres) {
    int[][] ways = new int[centres.length][siteOfUnit.length];
    for (int district = 0; district < centres.length; district++) {
      for (int unit = 0; unit < siteOfUnit.length; unit++) {
        int site = siteOfUnit[unit];
        int stay = before != null && before[site] == district ? bonus : 0;
        ways[district][unit] = territory.between(centres[district], site) - stay;
      }
    }
    var matching = Matcher.match(MatchingProblem.of(ways).loaded(loads));
    return whole(matching, centres.length);
  }

  /** Each site to the district that has most of its units; of equals to the first. */
  private int[] whole(Matching matching, int districts) {
    int[][] units = new int[territory.sites()][];
    for (int unit = 0; unit < siteOfUnit.length; unit++) {
      int site = siteOfUnit[unit];
      if (units[site] == null) {
        units[site] = new int[districts];
      }
      units[site][matching.visitorOf().get(unit)]++;
    }
    int[] of = new int[units.length];
    for (int site = 0; site < of.length; site++) {
      for (int district = 1; district < districts; district++) {
        if (units[site][district] > units[site][of[site]]) {
          of[site] = district;
        }
      }
    }
    return of;
  }

  private int[] middles(int[] of, int districts) {
    return middles(of, districts, new int[districts]);
  }

  /** The middles; a district whose only site was split away keeps its centre. */
  private int[] middles(int[] of, int districts, int[] otherwise) {
    int[] middles = otherwise.clone();
    for (int district = 0; district < districts; district++) {
      int wanted = district;
      if (Arrays.stream(of).anyMatch(it -> it == wanted)) {
        middles[district] = Districts.centre(territory, of, district);
      }
    }
    return middles;
  }
}
