package xunfu.roads.osm;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.ch.CHRoutingAlgorithmFactory;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.PMap;
import com.graphhopper.util.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.roads.Point;
import xunfu.roads.Profile;
import xunfu.roads.Roads;
import xunfu.roads.Travel;
import xunfu.roads.Travel.Astray;
import xunfu.roads.Travel.Reason;

/**
 * Travel by the roads of an OpenStreetMap extract that {@link RoadImport} made a graph of.
 *
 * <p>All points of a question are put on their roads once and become nodes of one query graph; over
 * it each pair is searched on the contraction hierarchy. There is no cheaper way in the open
 * library: a search tree per point grows with the county, the hierarchy hardly does.
 *
 * <p>From the door to the road is a lane: the straight line times {@link #LANE_DETOUR} at a lane's
 * pace. A point further than {@value #MOST_METRES_TO_ROAD} m from a road, or on one that hangs
 * together with nothing, has no travel and is named with its reason.
 */
public final class GraphRoads implements Roads, AutoCloseable {
  /** More points than this at once would take half a minute; a day has some dozens. */
  public static final int MOST_POINTS_AT_ONCE = 1_000;

  /** Further than this from a road a point is not at a road. */
  static final int MOST_METRES_TO_ROAD = 1_000;

  /**
   * A point that is so much nearer to a small net of its own than to the others stands on an
   * island; nearer nets are gaps in the map, which one walks over.
   */
  private static final int ISLAND_METRES = 150;

  private static final double LANE_DETOUR = 1.4;

  private final GraphHopper hopper;
  private final GraphRecord made;

  private GraphRoads(GraphHopper hopper, GraphRecord made) {
    this.hopper = hopper;
    this.made = made;
  }

  /** Whether a graph lies there. */
  public static boolean isIn(java.nio.file.Path directory) {
    return GraphRecord.isIn(directory);
  }

  /**
   * Opens a graph; some hundred milliseconds and the size of its files in memory.
   *
   * @throws BadMap when none is there, or one of another version
   */
  public static GraphRoads open(java.nio.file.Path directory) {
    var made = GraphRecord.read(directory);
    var hopper = GraphProfiles.configured(new GraphHopper());
    hopper.setGraphHopperLocation(directory.toString());
    hopper.setAllowWrites(false);
    try {
      if (hopper.load()) {
        return new GraphRoads(hopper, made);
      }
    } catch (RuntimeException fault) {
      hopper.close();
      throw new BadMap(
          "the road graph in %s cannot be opened: %s".formatted(directory, fault.getMessage()),
          "make it again: ./xunfu roads import FILE.osm.pbf",
          fault);
    }
    throw new BadMap(
        directory + " holds no road graph", "make one: ./xunfu roads import FILE.osm.pbf");
  }

  @Override
  public Travel between(List<Point> points, Profile profile) {
    if (points.size() > MOST_POINTS_AT_ONCE) {
      throw new IllegalArgumentException(
          "%d points at once, at most %d\nMaybe ask by district"
              .formatted(points.size(), MOST_POINTS_AT_ONCE));
    }
    return new Question(points, profile).answer();
  }

  /**
   * The nearest point on a road that a profile may use and that hangs together with the others;
   * empty where there is none near.
   */
  public Optional<Point> onRoad(Point point, Profile profile) {
    var question = new Question(List.of(point), profile);
    question.putOnRoads();
    Snap snap = question.snaps[0];
    return snap == null
        ? Optional.empty()
        : Optional.of(Point.of(snap.getSnappedPoint().lat, snap.getSnappedPoint().lon));
  }

  @Override
  public String attribution() {
    return "© OpenStreetMap contributors, ODbL 1.0";
  }

  @Override
  public String version() {
    return made.sha256();
  }

  /** Name of the extract, for a log. */
  public String source() {
    return made.source();
  }

  @Override
  public void close() {
    hopper.close();
  }

  /** Seconds a metre from the door to the road: 12 km/h on wheels, 4.5 on foot. */
  private static double lanePace(Profile profile) {
    return 3.6 / (profile == Profile.FOOT ? 4.5 : 12);
  }

  /** One question. */
  private final class Question {
    private final List<Point> points;
    private final Profile profile;
    private final Weighting weighting;
    private final EdgeFilter usable;
    private final @Nullable Snap[] snaps;
    private final int[][] seconds;
    private final int[][] metres;
    private final List<Astray> astray = new ArrayList<>();

    Question(List<Point> points, Profile profile) {
      this.points = points;
      this.profile = profile;
      weighting = hopper.createWeighting(GraphProfiles.profile(profile), new PMap());
      usable =
          edge ->
              Double.isFinite(weighting.calcEdgeWeight(edge, false))
                  || Double.isFinite(weighting.calcEdgeWeight(edge, true));
      snaps = new Snap[points.size()];
      seconds = new int[points.size()][points.size()];
      metres = new int[points.size()][points.size()];
    }

    Travel answer() {
      putOnRoads();
      search();
      nameCutOff();
      astray.sort(Comparator.comparingInt(Astray::point));
      return new Travel(seconds, metres, false, astray);
    }

    private void putOnRoads() {
      var subnetwork =
          hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(profile.word()));
      var connected = new DefaultSnapFilter(weighting, subnetwork);
      for (int i = 0; i < snaps.length; i++) {
        Snap road = snap(points.get(i), connected);
        Snap any = snap(points.get(i), usable);
        if (any == null || toRoad(any) > MOST_METRES_TO_ROAD) {
          astray.add(new Astray(i, Reason.FAR_FROM_ROADS, any == null ? -1 : toRoad(any)));
        } else if (road == null || toRoad(road) > toRoad(any) + ISLAND_METRES) {
          astray.add(new Astray(i, Reason.ISLAND, road == null ? -1 : toRoad(road)));
        } else {
          snaps[i] = road;
        }
      }
    }

    private @Nullable Snap snap(Point point, EdgeFilter filter) {
      Snap snap =
          hopper.getLocationIndex().findClosest(point.latDegrees(), point.lonDegrees(), filter);
      return snap.isValid() ? snap : null;
    }

    private static int toRoad(Snap snap) {
      return (int) Math.round(snap.getQueryDistance());
    }

    private void search() {
      List<Snap> found = Arrays.stream(snaps).filter(snap -> snap != null).toList();
      var graph = QueryGraph.create(hopper.getBaseGraph(), found);
      var hierarchy = hopper.getCHGraphs().get(profile.word());
      var searches = new CHRoutingAlgorithmFactory(hierarchy, graph);
      var how =
          new PMap().putObject(Parameters.Routing.ALGORITHM, Parameters.Algorithms.DIJKSTRA_BI);
      for (int from = 0; from < snaps.length; from++) {
        for (int to = 0; to < snaps.length; to++) {
          if (from != to) {
            Snap begin = snaps[from];
            Snap end = snaps[to];
            Path path =
                begin == null || end == null
                    ? null
                    : searches
                        .createAlgo(how)
                        .calcPath(begin.getClosestNode(), end.getClosestNode());
            put(from, to, path);
          }
        }
      }
    }

    private void put(int from, int to, @Nullable Path path) {
      if (points.get(from).equals(points.get(to))) {
        return;
      }
      if (path == null || !path.isFound()) {
        seconds[from][to] = Travel.UNREACHABLE;
        metres[from][to] = Travel.UNREACHABLE;
        return;
      }
      double lanes = LANE_DETOUR * (lane(from) + lane(to));
      seconds[from][to] = (int) Math.round(path.getTime() / 1e3 + lanes * lanePace(profile));
      metres[from][to] = (int) Math.round(path.getDistance() + lanes);
    }

    private double lane(int point) {
      Snap snap = snaps[point];
      return snap == null ? 0 : snap.getQueryDistance();
    }

    /** Of the points on roads, those that cannot come and go where most of the others can. */
    private void nameCutOff() {
      int best = -1;
      long most = -1;
      for (int i = 0; i < snaps.length; i++) {
        int from = i;
        long reached = IntStream.range(0, snaps.length).filter(to -> both(from, to)).count();
        if (snaps[i] != null && reached > most) {
          most = reached;
          best = i;
        }
      }
      for (int i = 0; i < snaps.length; i++) {
        if (snaps[i] != null && i != best && !both(best, i)) {
          astray.add(new Astray(i, Reason.CUT_OFF, toRoad(snaps[i])));
        }
      }
    }

    private boolean both(int one, int other) {
      return seconds[one][other] != Travel.UNREACHABLE && seconds[other][one] != Travel.UNREACHABLE;
    }
  }
}
