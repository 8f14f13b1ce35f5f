package xunfu.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import xunfu.kernel.Place;
import xunfu.roads.Travel;

/**
 * Roads as nodes and edges, enough to say how long one drives between places when no road network
 * of a real map is there. Pure. Every answer is an estimate.
 *
 * <p>A place is reached from its nearest node over a lane: the straight line stretched by {@link
 * #LANE_DETOUR} at {@link #LANE_KMH}. Two places are also connected straight by such a lane, which
 * wins inside a village.
 */
public record RoadGraph(List<Node> nodes, List<Road> roads) {

  /** How much longer a lane is than the straight line. */
  static final double LANE_DETOUR = 1.4;

  /** Speed on a lane, parking included. */
  static final double LANE_KMH = 12;

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double UNITS_PER_DEGREE = 1e7;

  /** A junction or village; degrees WGS-84. */
  public record Node(String id, double lat, double lon) {}

  /** A road, driven in both directions. */
  public record Road(String from, String to, int metres, double kmh) {
    public Road {
      if (metres < 0 || kmh <= 0) {
        throw new IllegalArgumentException(
            "Road %s–%s: %d m at %s km/h".formatted(from, to, metres, kmh));
      }
    }

    double seconds() {
      return metres * 3.6 / kmh;
    }
  }

  /** Nothing known of roads. */
  public static final RoadGraph NONE = new RoadGraph(List.of(), List.of());

  public RoadGraph {
    nodes = List.copyOf(nodes);
    roads = List.copyOf(roads);
    var ids = nodes.stream().map(Node::id).toList();
    for (var road : roads) {
      if (!ids.contains(road.from()) || !ids.contains(road.to())) {
        throw new IllegalArgumentException(
            "Road %s–%s ends at no node".formatted(road.from(), road.to()));
      }
    }
  }

  /** Whether nothing is known of roads. */
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /**
   * Between every two of these places, in their order.
   *
   * @throws IllegalStateException when nothing is known of roads
   */
  Travel between(List<Place> places) {
    if (isEmpty()) {
      throw new IllegalStateException("A road graph without nodes knows no ways.");
    }
    int n = places.size();
    int[][] seconds = new int[n][n];
    int[][] metres = new int[n][n];
    var network = new Network();
    var nearest = places.stream().map(network::nearest).toList();
    var reached = new HashMap<Integer, Leg[]>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          var from = nearest.get(i);
          var to = nearest.get(j);
          Leg road = reached.computeIfAbsent(from.node(), network::from)[to.node()];
          Leg leg =
              straight(places.get(i), places.get(j))
                  .orQuicker(from.lane().plus(road).plus(to.lane()));
          seconds[i][j] = (int) Math.round(leg.seconds());
          metres[i][j] = (int) Math.round(leg.metres());
        }
      }
    }
    return new Travel(seconds, metres, true, List.of());
  }

  private static Leg straight(Place from, Place to) {
    return lane(metres(degrees(from.lat()), degrees(from.lon()), to));
  }

  private static Leg lane(double straight) {
    return new Leg(straight * LANE_DETOUR * 3.6 / LANE_KMH, straight * LANE_DETOUR);
  }

  private static double degrees(int units) {
    return units / UNITS_PER_DEGREE;
  }

  /** Metres on a sphere, plane enough within a county. */
  private static double metres(double lat, double lon, Place to) {
    double middle = Math.toRadians((lat + degrees(to.lat())) / 2);
    double north = (degrees(to.lat()) - lat) * METRES_PER_DEGREE;
    double east = (degrees(to.lon()) - lon) * METRES_PER_DEGREE * Math.cos(middle);
    return Math.hypot(north, east);
  }

  /** A way: how long and how far. */
  private record Leg(double seconds, double metres) {
    static final Leg NOWHERE = new Leg(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    Leg plus(Leg next) {
      return new Leg(seconds + next.seconds, metres + next.metres);
    }

    Leg orQuicker(Leg other) {
      return other.seconds < seconds ? other : this;
    }
  }

  private record Access(int node, Leg lane) {}

  private record Edge(int to, Leg leg) {}

  private record Reached(int node, Leg leg) {}

  /** The graph by index. */
  private final class Network {
    private final List<List<Edge>> edges = new ArrayList<>();

    Network() {
      Map<String, Integer> index = new HashMap<>();
      for (var node : nodes) {
        index.put(node.id(), index.size());
        edges.add(new ArrayList<>());
      }
      for (var road : roads) {
        int from = index.getOrDefault(road.from(), -1);
        int to = index.getOrDefault(road.to(), -1);
        var leg = new Leg(road.seconds(), road.metres());
        edges.get(from).add(new Edge(to, leg));
        edges.get(to).add(new Edge(from, leg));
      }
    }

    Access nearest(Place place) {
      int best = -1;
      double closest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < nodes.size(); i++) {
        double metres = metres(nodes.get(i).lat(), nodes.get(i).lon(), place);
        if (metres < closest) {
          closest = metres;
          best = i;
        }
      }
      return new Access(best, lane(closest));
    }

    /** Dijkstra (1959) from one node to all. */
    Leg[] from(int start) {
      var best = new Leg[nodes.size()];
      Arrays.fill(best, Leg.NOWHERE);
      best[start] = new Leg(0, 0);
      var queue =
          new PriorityQueue<Reached>((a, b) -> Double.compare(a.leg.seconds, b.leg.seconds));
      queue.add(new Reached(start, best[start]));
      while (!queue.isEmpty()) {
        var reached = queue.poll();
        if (reached.leg.equals(best[reached.node])) {
          for (var edge : edges.get(reached.node)) {
            var leg = reached.leg.plus(edge.leg);
            if (leg.seconds < best[edge.to].seconds) {
              best[edge.to] = leg;
              queue.add(new Reached(edge.to, leg));
            }
          }
        }
      }
      return best;
    }
  }
}
