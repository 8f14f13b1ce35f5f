package xunfu.planning.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.LongStream;
import xunfu.planning.matching.Matching.LeftOut;
import xunfu.planning.matching.Matching.Reason;

/**
 * The cheapest matching of visitors and premises, proven.
 *
 * <h2>The network</h2>
 *
 * A unit flows from each premises through one visitor into the sink. An arc from premises to a
 * visitor costs the way; a skill that is lacking is an arc that is not there; a familiar face is an
 * arc that costs less. From a visitor to the sink runs one arc a place, the next never cheaper than
 * the last ({@link Load}): with convex costs the cheapest flow fills them in order by itself.
 * Leaving premises out is a visitor called nobody, with a place for all. This is a transportation
 * problem, whose cheapest flow is whole-numbered (1).
 *
 * <h2>How it is found</h2>
 *
 * Premises come in one after the other, and each time the flow of those that are in is cheapest.
 * The newcomer goes the cheapest way to a free place: to a visitor who has one, or to a full one
 * who hands something over to another, and so on: a shortest path in the residual network (2),
 * which by (1) keeps the flow cheapest.
 *
 * <p>The path never needs to look at single premises. All that visitor u can hand over to w is what
 * u has, and only the cheapest of it counts:
 *
 * <pre>  hand(u, w) = min over premises p of u:  cost(w, p) − cost(u, p)</pre>
 *
 * So the search runs over a hundred visitors instead of thousands of premises: plain Dijkstra on a
 * full table (3), V² steps a newcomer. Only rows of visitors on the path are brought up to date: a
 * gain costs V, a loss asks again only for those w for whom the lost premises was the cheapest.
 *
 * <h2>Prices</h2>
 *
 * Dijkstra needs lengths that are not negative, and handing over may save. Potentials (4) mend
 * that. Here a potential has a meaning: the <em>price of a place</em> with a visitor. Premises go
 * where way + price is least; price lies between what the visitor's last place cost and what the
 * next would. Prices only rise as premises come in, as in an auction (5). At the end they are
 * handed out, since they prove the result: with them everybody can check in one pass, without this
 * class, that no other matching is cheaper, and they tell how much dearer another visitor would be.
 *
 * <h2>Alternatives</h2>
 *
 * Cost scaling and network simplex have better bounds on sparse networks of many thousand nodes on
 * both sides; with a few dozen visitors on one side their data structures cost more than the whole
 * search here, and they do not give a whole matching at every moment. 120 visitors and 4,000
 * premises take a fraction of a second (README).
 *
 * <h2>Same answer everywhere</h2>
 *
 * Ties go to the smaller number; there is no chance in it and no floating point.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>Ahuja, Magnanti, Orlin: Network flows. Prentice Hall 1993, chapters 9 and 14.
 *   <li>Jewell: Optimal flow through networks. MIT, interim technical report 8, 1958; found again
 *       by Iri and by Busacker and Gowen.
 *   <li>Dijkstra: A note on two problems in connexion with graphs. Numerische Mathematik 1, 1959.
 *   <li>Edmonds, Karp: Theoretical improvements in algorithmic efficiency for network flow
 *       problems. Journal of the ACM 19, 1972.
 *   <li>Bertsekas: The auction algorithm. Annals of Operations Research 14, 1988.
 * </ol>
 */
public final class Matcher {
  private static final long NEVER = Long.MAX_VALUE / 4;
  private static final int NONE = -1;

  private final MatchingProblem problem;
  private final int visitors;

  /** Visitors and nobody. */
  private final int n;

  private final int[] costs;
  private final int[][] places;
  private final int[] load;
  private final long[] price;
  private final int[] visitorOf;
  private final Held[] held;

  /** The cheapest thing u can hand over to w, at u · n + w, and what that costs. */
  private final int[] handed;

  private final long[] hand;

  private final long[] distance;
  private final int[] before;
  private final boolean[] settled;

  private Matcher(MatchingProblem problem) {
    this.problem = problem;
    visitors = problem.visitors();
    n = visitors + 1;
    costs = problem.rows();
    places = new int[n][];
    price = new long[n];
    held = new Held[n];
    for (int v = 0; v < n; v++) {
      places[v] =
          v == visitors
              ? new int[problem.premises()]
              : problem.loads().get(v).prices(problem.premises());
      price[v] = places[v].length == 0 ? 0 : places[v][0];
      held[v] = new Held(places[v].length);
    }
    load = new int[n];
    visitorOf = new int[problem.premises()];
    Arrays.fill(visitorOf, NONE);
    handed = new int[n * n];
    hand = new long[n * n];
    Arrays.fill(handed, NONE);
    Arrays.fill(hand, NEVER);
    distance = new long[n];
    before = new int[n];
    settled = new boolean[n];
  }

  /**
   * The cheapest matching; always there, since premises can be left out. The same problem gives the
   * same matching.
   */
  public static Matching match(MatchingProblem problem) {
    var matcher = new Matcher(problem);
    for (int at = 0; at < problem.premises(); at++) {
      matcher.takeIn(at);
    }
    return matcher.result();
  }

  /** Takes premises in by the shortest path to a free place. */
  private void takeIn(int at) {
    int last = NONE;
    long best = NEVER;
    for (int v = 0; v < n; v++) {
      int cost = costs[at * n + v];
      distance[v] = cost == MatchingProblem.NO_ARC ? NEVER : cost + price[v];
      before[v] = NONE;
      settled[v] = false;
    }
    while (true) {
      int nearest = nearest();
      if (nearest == NONE || distance[nearest] >= best) {
        break;
      }
      settled[nearest] = true;
      long end = distance[nearest] + nextPlace(nearest) - price[nearest];
      if (end < best) {
        best = end;
        last = nearest;
      }
      relax(nearest);
    }
    for (int v = 0; v < n; v++) {
      if (settled[v]) {
        price[v] += Math.max(0, best - distance[v]);
      }
    }
    shift(at, last);
  }

  private int nearest() {
    int nearest = NONE;
    long least = NEVER;
    for (int v = 0; v < n; v++) {
      if (!settled[v] && distance[v] < least) {
        least = distance[v];
        nearest = v;
      }
    }
    return nearest;
  }

  private long nextPlace(int visitor) {
    return load[visitor] < places[visitor].length ? places[visitor][load[visitor]] : NEVER;
  }

  private void relax(int from) {
    int row = from * n;
    long base = distance[from] - price[from];
    for (int to = 0; to < n; to++) {
      if (!settled[to] && hand[row + to] != NEVER) {
        long over = base + hand[row + to] + price[to];
        if (over < distance[to]) {
          distance[to] = over;
          before[to] = from;
        }
      }
    }
  }

  /** Hands over along the path that ends at {@code last}, whose place is used, from its end. */
  private void shift(int at, int last) {
    load[last]++;
    int to = last;
    while (before[to] != NONE) {
      int from = before[to];
      int moved = handed[from * n + to];
      lose(from, moved);
      gain(to, moved);
      to = from;
    }
    gain(to, at);
  }

  private void gain(int visitor, int at) {
    visitorOf[at] = visitor;
    held[visitor].add(at);
    offer(visitor, at);
  }

  private void offer(int visitor, int at) {
    int row = at * n;
    long own = costs[row + visitor];
    for (int to = 0; to < n; to++) {
      int cost = costs[row + to];
      if (cost != MatchingProblem.NO_ARC && to != visitor && cost - own < hand[visitor * n + to]) {
        hand[visitor * n + to] = cost - own;
        handed[visitor * n + to] = at;
      }
    }
  }

  private void lose(int visitor, int at) {
    held[visitor].remove(at);
    int row = visitor * n;
    for (int to = 0; to < n; to++) {
      if (handed[row + to] == at) {
        askAgain(visitor, to);
      }
    }
  }

  private void askAgain(int visitor, int to) {
    long least = NEVER;
    int cheapest = NONE;
    for (int i = 0; i < held[visitor].size; i++) {
      int row = held[visitor].premises[i] * n;
      if (costs[row + to] != MatchingProblem.NO_ARC) {
        long over = (long) costs[row + to] - costs[row + visitor];
        if (over < least) {
          least = over;
          cheapest = held[visitor].premises[i];
        }
      }
    }
    hand[visitor * n + to] = least;
    handed[visitor * n + to] = cheapest;
  }

  private Matching result() {
    long cost = 0;
    var left = new ArrayList<LeftOut>();
    var matched = new ArrayList<Integer>();
    for (int at = 0; at < visitorOf.length; at++) {
      int visitor = visitorOf[at];
      cost += costs[at * n + visitor];
      matched.add(visitor == visitors ? Matching.NOBODY : visitor);
      if (visitor == visitors) {
        left.add(new LeftOut(at, reason(at)));
      }
    }
    for (int v = 0; v < visitors; v++) {
      cost += Arrays.stream(places[v], 0, load[v]).asLongStream().sum();
    }
    return new Matching(
        matched,
        Arrays.stream(load, 0, visitors).boxed().toList(),
        cost,
        LongStream.of(price).limit(visitors).boxed().toList(),
        left);
  }

  private Reason reason(int at) {
    boolean arc = false;
    boolean place = false;
    for (int v = 0; v < visitors; v++) {
      boolean may = problem.cost(v, at) != MatchingProblem.NO_ARC;
      arc |= may;
      place |= may && load[v] < places[v].length;
    }
    return !arc ? Reason.NO_ARC : place ? Reason.TOO_DEAR : Reason.ALL_FULL;
  }

  /** The premises of one visitor, in an order that does not matter. */
  private static final class Held {
    private int[] premises;
    private int size;

    Held(int expected) {
      premises = new int[Math.clamp(expected, 1, 64)];
    }

    void add(int at) {
      if (size == premises.length) {
        premises = Arrays.copyOf(premises, 2 * size);
      }
      premises[size++] = at;
    }

    void remove(int at) {
      for (int i = 0; i < size; i++) {
        if (premises[i] == at) {
          premises[i] = premises[--size];
          return;
        }
      }
    }
  }
}
