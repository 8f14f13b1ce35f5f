package xunfu.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.demo.CountyFiles.Businesses;
import xunfu.demo.CountyFiles.Kind;
import xunfu.demo.CountyFiles.Named;
import xunfu.kernel.Identifier;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.registry.NewPremises;
import xunfu.registry.NewPremises.NewLicence;
import xunfu.registry.NewPremises.NewSubject;
import xunfu.registry.Premises.EarlierFinding;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.registry.Premises.Equipment;

/**
 * Invents the firms of the valley out of the words in {@code demo/county}. Pure: the same files and
 * the same day give the same firms, down to their ids.
 */
final class Invention {

  /** How far from its village's point a firm may lie, so that a village is not one dot. */
  private static final double SPREAD_METRES = 450;

  /** What a place is worth that was set by hand on a schematic map. */
  private static final int ACCURACY_METRES = 1_500;

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double UNITS_PER_DEGREE = 1e7;

  /** Beginnings of codes: a sole trader's and a company's. */
  private static final String SOLE_TRADER = "92";

  private static final String COMPANY = "91";

  /** One of two earlier visits found something, as field reports of such rounds have it. */
  private static final double SHARE_WITH_FINDINGS = 0.45;

  /** Gives identifiers that no register gives out. */
  @FunctionalInterface
  interface Codes {
    Identifier fictional(String beginning, int number);
  }

  private final Businesses files;
  private final Map<String, CountyFiles.Node> villages;
  private final Codes codes;
  private final LocalDate today;
  private final SplittableRandom random;
  private final List<NewPremises> made = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();

  private Invention(
      Businesses files, Map<String, CountyFiles.Node> villages, Codes codes, LocalDate today) {
    this.files = files;
    this.villages = villages;
    this.codes = codes;
    this.today = today;
    this.random = new SplittableRandom(files.seed());
  }

  /**
   * All firms, a hall before its stalls.
   *
   * @param villages by name, with their points
   * @param today the day on which the county is made; earlier visits lie before it
   */
  static List<NewPremises> firms(
      Businesses files, Map<String, CountyFiles.Node> villages, Codes codes, LocalDate today) {
    var invention = new Invention(files, villages, codes, today);
    files.named().forEach(invention::named);
    files.kinds().forEach(invention::rest);
    return List.copyOf(invention.made);
  }

  private void named(Named firm) {
    Kind kind =
        files.kinds().stream().filter(k -> k.id().equals(firm.kind())).findFirst().orElseThrow();
    boolean company = firm.traits().contains("enterprise") || kind.householdShare() < 0.5;
    make(
        kind,
        firm.name(),
        firm.village(),
        firm.number(),
        company,
        new LinkedHashSet<>(firm.traits()),
        firm.equipment(),
        firm.representative(),
        firm.found());
  }

  private void rest(Kind kind) {
    long known = files.named().stream().filter(firm -> firm.kind().equals(kind.id())).count();
    for (long i = known; i < kind.count(); i++) {
      invent(kind);
    }
  }

  private void invent(Kind kind) {
    String village = weighted(kind.villages());
    String ending = any(kind.endings());
    boolean company = random.nextDouble() >= kind.householdShare();
    var traits = new LinkedHashSet<>(kind.traits());
    kind.sometimes().forEach((trait, share) -> addSometimes(traits, trait, share));
    if (kind.stallTraits() != null) {
      traits.addAll(kind.stallTraits().getOrDefault(ending, List.of()));
    }
    make(
        kind,
        name(kind, village, ending),
        village,
        0,
        company,
        traits,
        kind.equipment() == null ? List.of() : kind.equipment(),
        person(),
        null);
  }

  private void addSometimes(Collection<String> traits, String trait, double share) {
    if (random.nextDouble() < share) {
      traits.add(trait);
    }
  }

  private void make(
      Kind kind,
      String name,
      String village,
      int houseNumber,
      boolean company,
      LinkedHashSet<String> traits,
      List<String> equipment,
      String representative,
      @Nullable List<List<String>> found) {
    names.add(name);
    int number = made.size() + 1;
    if (company) {
      traits.add("enterprise");
    }
    var hall = hall(kind);
    var subject =
        new NewSubject(
            DemoIds.of("subject", number),
            codes.fictional(company ? COMPANY : SOLE_TRADER, number),
            name,
            company ? "有限责任公司（自然人独资）" : "个体工商户",
            representative,
            today.minusDays(400 + random.nextInt(4_000)));
    made.add(
        new NewPremises(
            DemoIds.of("premises", number),
            name,
            hall == null ? null : hall.id(),
            hall == null ? address(village, houseNumber) : stallAddress(hall),
            files.county(),
            files.township(),
            hall == null ? place(village) : hall.place(),
            phone(),
            any(kind.hours()),
            List.copyOf(traits),
            subject,
            licences(kind, traits, number),
            devices(equipment, number),
            List.of(visit(kind, found))));
  }

  private @Nullable NewPremises hall(Kind kind) {
    if (kind.inside() == null) {
      return null;
    }
    Kind of =
        files.kinds().stream().filter(k -> k.id().equals(kind.inside())).findFirst().orElseThrow();
    return made.stream()
        .filter(firm -> of.endings().stream().anyMatch(firm.name()::endsWith))
        .findFirst()
        .orElseThrow();
  }

  // --- words ---

  private String name(Kind kind, String village, String ending) {
    String short_ = village.replaceAll("(村|社区|畲族村)$", "");
    for (int tries = 0; ; tries++) {
      String stem = any(kind.stems());
      String name =
          switch (tries / 8) {
            case 0 -> stem + ending;
            case 1 -> short_ + stem + ending;
            default -> short_ + stem + any(kind.stems()) + ending;
          };
      if (!names.contains(name)) {
        return name;
      }
    }
  }

  private String person() {
    int at = random.nextInt(files.surnames().length());
    return files.surnames().charAt(at) + any(files.given());
  }

  private String address(String village, int houseNumber) {
    int number = houseNumber;
    String address = files.addressBeginning() + village + number + "号";
    while (number == 0 || !addresses.add(address)) {
      number = 1 + random.nextInt(260);
      address = files.addressBeginning() + village + number + "号";
    }
    return address;
  }

  private String stallAddress(NewPremises hall) {
    for (int stall = 1; ; stall++) {
      String address = "%s %s%02d号摊".formatted(hall.address(), hall.name(), stall);
      if (addresses.add(address)) {
        return address;
      }
    }
  }

  /** A number that nobody has: the area code of no place, and eight digits. */
  private String phone() {
    return "0000-%08d".formatted(random.nextInt(100_000_000));
  }

  // --- places ---

  private Place place(String village) {
    var node = Objects.requireNonNull(villages.get(village), village);
    double angle = random.nextDouble() * 2 * Math.PI;
    double metres = SPREAD_METRES * Math.sqrt(random.nextDouble());
    double lat = node.lat() + metres * Math.sin(angle) / METRES_PER_DEGREE;
    double lon =
        node.lon()
            + metres * Math.cos(angle) / (METRES_PER_DEGREE * Math.cos(Math.toRadians(node.lat())));
    return new Place(
        (int) Math.round(lat * UNITS_PER_DEGREE),
        (int) Math.round(lon * UNITS_PER_DEGREE),
        ACCURACY_METRES,
        Place.Source.VILLAGE,
        true);
  }

  // --- papers, devices, history ---

  private List<NewLicence> licences(Kind kind, Collection<String> traits, int number) {
    var licences = new ArrayList<NewLicence>();
    for (String wanted : kind.licences()) {
      String[] parts = wanted.split(":");
      if (parts.length == 1 || traits.contains(parts[0])) {
        licences.add(licence(parts[parts.length - 1], number));
      }
    }
    return licences;
  }

  private NewLicence licence(String kind, int number) {
    var form = Objects.requireNonNull(files.licenceKinds().get(kind), kind);
    LocalDate from = today.minusDays(30 + random.nextInt(365 * form.years() - 60));
    return new NewLicence(
        DemoIds.of("licence " + kind, number),
        kind,
        "%s000000%06d".formatted(form.begin(), number),
        from,
        from.plusYears(form.years()).minusDays(1));
  }

  private List<Equipment> devices(List<String> kinds, int number) {
    return kinds.stream()
        .map(
            kind -> {
              var form = Objects.requireNonNull(files.equipmentKinds().get(kind), kind);
              return new Equipment(
                  DemoIds.of("device " + kind, number),
                  kind,
                  form.name(),
                  "%s%05d".formatted(form.begin(), number),
                  today.plusDays(15 + random.nextInt(330)));
            })
        .toList();
  }

  private EarlierVisit visit(Kind kind, @Nullable List<List<String>> found) {
    LocalDate on = today.minusDays(35 + random.nextInt(330));
    var findings = found == null ? findings(kind, on) : told(found, on);
    String summary = findings.isEmpty() ? "clean" : findings.size() == 1 ? "one" : "more";
    Text words = Objects.requireNonNull(files.summaries().get(summary), summary);
    return new EarlierVisit(
        on, any(files.officersBefore()), counted(words, findings.size()), findings);
  }

  private static Text counted(Text words, int count) {
    return Text.of(words.zh().formatted(count), words.in("en").formatted(count));
  }

  private static List<EarlierFinding> told(List<List<String>> found, LocalDate on) {
    return found.stream()
        .map(words -> new EarlierFinding(words.get(0), words.get(1), words.get(2), on.plusDays(15)))
        .toList();
  }

  private List<EarlierFinding> findings(Kind kind, LocalDate on) {
    if (random.nextDouble() >= SHARE_WITH_FINDINGS) {
      return List.of();
    }
    var chosen = new LinkedHashSet<List<String>>();
    int wanted = random.nextDouble() < 0.3 ? 2 : 1;
    while (chosen.size() < wanted) {
      chosen.add(any(kind.findings()));
    }
    return chosen.stream().map(words -> finding(words, on)).toList();
  }

  private EarlierFinding finding(List<String> words, LocalDate on) {
    double fate = random.nextDouble();
    LocalDate due = fate < 0.4 ? null : on.plusDays(7 + random.nextInt(24));
    // what was due only lately may still be open; the rest was put right
    boolean open = due != null && due.isAfter(today.minusDays(120)) && fate > 0.7;
    return new EarlierFinding(words.get(0), words.get(1), open ? "open" : "put-right", due);
  }

  // --- chance ---

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private String weighted(Map<String, Integer> weights) {
    var sorted = new ArrayList<>(weights.entrySet());
    sorted.sort(Map.Entry.comparingByKey());
    int at = random.nextInt(sorted.stream().mapToInt(Map.Entry::getValue).sum());
    for (var entry : sorted) {
      at -= entry.getValue();
      if (at < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("weights do not add up: " + weights);
  }

  /** The id of the hall's or firm's premises with that number, for who looks one up. */
  static UUID premises(int number) {
    return DemoIds.of("premises", number);
  }
}
