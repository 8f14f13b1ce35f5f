package xunfu.roads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Travel without a map: the crow's distance, stretched by a factor, driven at a pace.
 *
 * <h2>What is known at the beginning</h2>
 *
 * Between doors of one town a road is about 1.4 times as long as the crow flies, between valleys
 * about twice (on the roads of a mountain country the middle of all pairs was 2.0, one in ten above
 * 3.1). So the factor grows from {@link #TOWN_FACTOR} at {@link #TOWN_METRES} to {@link
 * #HILL_FACTOR} at {@link #HILL_METRES} and beyond; in between it is mixed, so that no place jumps
 * away when it lies a metre further. The pace is mixed alike.
 *
 * <h2>What visits teach</h2>
 *
 * Every drive tells how much longer the road was than the crow's way. The median of all drives of a
 * district moves the factors of town and hills; the median between two cells of about a kilometre
 * moves those two cells away from the district, for a ridge or a river stands between them every
 * day. Medians, since one officer's lunch on the way must not count. A median of few drives is
 * drawn back to what was known before as if that had been seen {@value #PRIOR_DRIVES} times
 * (shrinkage; Efron, Morris: Stein's estimation rule and its competitors, JASA 68, 1973), so that
 * one odd drive does not bend a cell. Where nothing was seen, what is known at the beginning stays.
 *
 * <h2>How wrong it is</h2>
 *
 * {@link #error} tells: each fifth of the drives is predicted from the other four. Without drives
 * nothing is known of the error, and it is empty; the answers are marked as estimated either way.
 *
 * <p>Immutable; the same drives in any order teach the same.
 */
public final class DetourModel implements Roads {
  /** Up to here two doors are taken to lie in one town. */
  static final double TOWN_METRES = 1_000;

  /** From here on they are taken to lie in two valleys. */
  static final double HILL_METRES = 5_000;

  static final double TOWN_FACTOR = 1.4;
  static final double HILL_FACTOR = 2.0;

  /** How many drives the knowledge of the beginning, or of the district, is worth. */
  static final int PRIOR_DRIVES = 5;

  /** A drive shorter than this by the crow tells nothing of detours. */
  private static final double SHORTEST_METRES = 100;

  /** Side of a cell in 1e-7 degrees of latitude: 1.1 km. */
  private static final int CELL = 100_000;

  private static final int FOLDS = 5;

  /** What was learnt for one profile; drives per cell pair as factor against the district's. */
  private record Learnt(
      double town, double hill, double townPace, double hillPace, Map<CellPair, Double> cells) {}

  private record Cell(int lat, int lon) {
    static Cell of(Point point) {
      double width = CELL / Math.max(0.1, Math.cos(Math.toRadians(point.latDegrees())));
      return new Cell(Math.floorDiv(point.lat(), CELL), (int) Math.floor(point.lon() / width));
    }
  }

  /** Both directions together: the ridge is the same. */
  private record CellPair(Cell one, Cell other) {
    static CellPair of(Point from, Point to) {
      Cell a = Cell.of(from);
      Cell b = Cell.of(to);
      boolean inOrder = a.lat < b.lat || a.lat == b.lat && a.lon <= b.lon;
      return inOrder ? new CellPair(a, b) : new CellPair(b, a);
    }
  }

  /**
   * How wrong the model would have been on drives it had not seen.
   *
   * @param drives it was tried on
   * @param medianPercent half of the times were off by less
   * @param ninetiethPercent nine of ten times were off by less
   */
  public record Error(int drives, int medianPercent, int ninetiethPercent) {}

  /** Nothing learnt yet. */
  public static final DetourModel UNTAUGHT = new DetourModel(Map.of(), null, "untaught");

  private final Map<Profile, Learnt> learnt;
  private final @Nullable Error error;
  private final String version;

  private DetourModel(Map<Profile, Learnt> learnt, @Nullable Error error, String version) {
    this.learnt = Map.copyOf(learnt);
    this.error = error;
    this.version = version;
  }

  /** A model of one district, taught by the drives made in it. */
  public static DetourModel taughtBy(List<Drive> drives) {
    var told = drives.stream().filter(DetourModel::tells).toList();
    if (told.isEmpty()) {
      return UNTAUGHT;
    }
    return new DetourModel(
        learnt(told),
        crossChecked(told),
        "taught %d %08x".formatted(told.size(), new HashSet<>(told).hashCode()));
  }

  private static Map<Profile, Learnt> learnt(List<Drive> drives) {
    var learnt = new HashMap<Profile, Learnt>();
    for (Profile profile : Profile.values()) {
      var own = drives.stream().filter(drive -> drive.profile() == profile).toList();
      if (!own.isEmpty()) {
        learnt.put(profile, learnt(profile, own));
      }
    }
    return learnt;
  }

  private static Learnt learnt(Profile profile, List<Drive> drives) {
    var town = new ArrayList<Double>();
    var hill = new ArrayList<Double>();
    var townPace = new ArrayList<Double>();
    var hillPace = new ArrayList<Double>();
    for (Drive drive : drives) {
      double crow = drive.from().crowMetres(drive.to());
      boolean inTown = hilliness(crow) < 0.5;
      (inTown ? town : hill).add(drive.metres() / crow);
      (inTown ? townPace : hillPace).add((double) drive.seconds() / drive.metres());
    }
    var district =
        new Learnt(
            shrunk(town, TOWN_FACTOR),
            shrunk(hill, HILL_FACTOR),
            shrunk(townPace, townPace(profile)),
            shrunk(hillPace, hillPace(profile)),
            Map.of());
    var perCell = new HashMap<CellPair, List<Double>>();
    for (Drive drive : drives) {
      double crow = drive.from().crowMetres(drive.to());
      perCell
          .computeIfAbsent(CellPair.of(drive.from(), drive.to()), pair -> new ArrayList<>())
          .add(drive.metres() / (crow * factor(district, crow)));
    }
    var cells = new HashMap<CellPair, Double>();
    perCell.forEach((pair, ratios) -> cells.put(pair, shrunk(ratios, 1)));
    return new Learnt(
        district.town, district.hill, district.townPace, district.hillPace, Map.copyOf(cells));
  }

  /** The median, drawn towards what was known before. */
  private static double shrunk(List<Double> seen, double known) {
    if (seen.isEmpty()) {
      return known;
    }
    return (seen.size() * quantile(seen, 0.5) + PRIOR_DRIVES * known)
        / (seen.size() + PRIOR_DRIVES);
  }

  private static double quantile(Collection<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static Error crossChecked(List<Drive> drives) {
    var inOrder = new ArrayList<>(drives);
    inOrder.sort(
        Comparator.comparing(Drive::profile)
            .thenComparing(drive -> drive.from().lat())
            .thenComparing(drive -> drive.from().lon())
            .thenComparing(drive -> drive.to().lat())
            .thenComparing(drive -> drive.to().lon())
            .thenComparing(Drive::metres)
            .thenComparing(Drive::seconds));
    var off = new ArrayList<Double>();
    for (int fold = 0; fold < FOLDS; fold++) {
      var seen = new ArrayList<Drive>();
      var unseen = new ArrayList<Drive>();
      for (int i = 0; i < inOrder.size(); i++) {
        (i % FOLDS == fold ? unseen : seen).add(inOrder.get(i));
      }
      off.addAll(new DetourModel(learnt(seen), null, "").percentOff(unseen));
    }
    return error(off);
  }

  private static Error error(Collection<Double> off) {
    return new Error(
        off.size(), (int) Math.ceil(quantile(off, 0.5)), (int) Math.ceil(quantile(off, 0.9)));
  }

  private List<Double> percentOff(List<Drive> drives) {
    return percentOff(drives, drive -> leg(drive.from(), drive.to(), drive.profile())[0]);
  }

  private static List<Double> percentOff(List<Drive> drives, ToDoubleFunction<Drive> said) {
    return drives.stream()
        .map(drive -> 100 * Math.abs(said.applyAsDouble(drive) - drive.seconds()) / drive.seconds())
        .toList();
  }

  /** How wrong it would have been on these drives; drives too short to tell are left out. */
  public Optional<Error> errorOn(List<Drive> drives) {
    return errorOf(drives, drive -> leg(drive.from(), drive.to(), drive.profile())[0]);
  }

  /**
   * How wrong any other estimate would have been on these drives; drives too short to tell are left
   * out.
   *
   * @param said seconds that the other expects for a drive
   */
  public static Optional<Error> errorOf(List<Drive> drives, ToDoubleFunction<Drive> said) {
    var off = percentOff(drives.stream().filter(DetourModel::tells).toList(), said);
    return off.isEmpty() ? Optional.empty() : Optional.of(error(off));
  }

  private static boolean tells(Drive drive) {
    return drive.from().crowMetres(drive.to()) >= SHORTEST_METRES;
  }

  /** How wrong it is, as far as anybody can know; empty while there are no drives. */
  public Optional<Error> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public Travel between(List<Point> points, Profile profile) {
    int n = points.size();
    if (n > MOST_POINTS) {
      throw new IllegalArgumentException(
          "%d points at once, at most %d\nMaybe ask by district".formatted(n, MOST_POINTS));
    }
    int[][] seconds = new int[n][n];
    int[][] metres = new int[n][n];
    for (int from = 0; from < n; from++) {
      for (int to = from + 1; to < n; to++) {
        double[] leg = leg(points.get(from), points.get(to), profile);
        seconds[from][to] = (int) Math.round(leg[0]);
        metres[from][to] = (int) Math.round(leg[1]);
        seconds[to][from] = seconds[from][to];
        metres[to][from] = metres[from][to];
      }
    }
    return new Travel(seconds, metres, true, List.of());
  }

  /** Seconds and metres. */
  private double[] leg(Point from, Point to, Profile profile) {
    double crow = from.crowMetres(to);
    Learnt known = known(profile);
    double metres =
        crow * factor(known, crow) * known.cells.getOrDefault(CellPair.of(from, to), 1.0);
    return new double[] {metres * pace(profile, crow), metres};
  }

  /** Seconds a metre of road between places so far apart by the crow. */
  double pace(Profile profile, double crow) {
    Learnt known = known(profile);
    return mixed(known.townPace, known.hillPace, crow);
  }

  private Learnt known(Profile profile) {
    Learnt known = learnt.get(profile);
    return known != null
        ? known
        : new Learnt(TOWN_FACTOR, HILL_FACTOR, townPace(profile), hillPace(profile), Map.of());
  }

  private static double factor(Learnt learnt, double crow) {
    return mixed(learnt.town, learnt.hill, crow);
  }

  private static double mixed(double town, double hill, double crow) {
    return town + (hill - town) * hilliness(crow);
  }

  /** 0 within a town, 1 between valleys. */
  private static double hilliness(double crow) {
    return Math.clamp((crow - TOWN_METRES) / (HILL_METRES - TOWN_METRES), 0, 1);
  }

  /** Seconds a metre, looking for a parking place included: 20, 16 and 4.5 km/h. */
  private static double townPace(Profile profile) {
    return 3.6
        / switch (profile) {
          case CAR -> 20;
          case E_BIKE -> 16;
          case FOOT -> 4.5;
        };
  }

  /** Seconds a metre on country roads: 35, 20 and 4.5 km/h. */
  private static double hillPace(Profile profile) {
    return 3.6
        / switch (profile) {
          case CAR -> 35;
          case E_BIKE -> 20;
          case FOOT -> 4.5;
        };
  }

  @Override
  public String version() {
    return version;
  }
}
