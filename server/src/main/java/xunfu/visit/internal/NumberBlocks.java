package xunfu.visit.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.kernel.Scope;
import xunfu.standards.Standards;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;
import xunfu.visit.internal.NumberStore.GivenBlock;
import xunfu.visit.internal.NumberStore.Series;
import xunfu.visit.internal.SheetNumbers.Entry;
import xunfu.visit.internal.SheetNumbers.State;
import xunfu.visit.internal.accept.AcceptanceFacts.NumberCheck;

/** Gives devices blocks of sheet numbers and says what a number on a sheet is worth. */
@Component
public class NumberBlocks {
  /** The kind of document whose numbers a phone gives out. */
  public static final String RESULT_SHEET = "result-sheet";

  private final NumberStore store;
  private final Standards standards;
  private final Offices offices;
  private final Written written;
  private final Clock clock;

  NumberBlocks(
      NumberStore store, Standards standards, Offices offices, Written written, Clock clock) {
    this.store = store;
    this.standards = standards;
    this.offices = offices;
    this.written = written;
    this.clock = clock;
  }

  /** The device's blocks of the year as pieces; gives a further one when it has too few. */
  List<Piece> pieces(PackageRequest request) {
    var by = Scope.acting();
    var series =
        new Series(
            by.actor().home(),
            by.actor().organization(),
            by.path(),
            RESULT_SHEET,
            request.date().getYear());
    var open = store.lock(series, prefix(series));
    int outstanding =
        (int)
            entries(series, request.device()).stream()
                .filter(entry -> entry.state() == State.OUTSTANDING)
                .count();
    SheetNumbers.further(outstanding, request.visits().size(), open.nextFree())
        .ifPresent(
            block ->
                store.give(series, block, request.device(), request.person(), clock.instant()));
    return store.blocks(series.organization(), series.year(), request.device()).stream()
        .map(this::piece)
        .toList();
  }

  private String prefix(Series series) {
    return standards
        .numberPrefix(series.kind())
        .replace("{organization}", offices.organization(series.organization()).name())
        .replace("{year}", String.valueOf(series.year()));
  }

  private Piece piece(GivenBlock given) {
    var content =
        new NumbersPiece(
            given.kind(),
            given.organization(),
            given.year(),
            given.prefix(),
            given.block().from(),
            given.block().to(),
            given.device());
    var key = given.organization() + "/" + given.year() + "/" + given.block().from();
    return new Piece("numbers", key, written.bytes(content));
  }

  private record NumbersPiece(
      String kind, UUID organization, int year, String prefix, int from, int to, UUID device) {}

  private List<Entry> entries(Series series, UUID device) {
    var blocks =
        store.blocks(series.organization(), series.year(), device).stream()
            .map(GivenBlock::block)
            .toList();
    var used = new HashSet<Integer>();
    var voided = new HashMap<Integer, String>();
    sort(series.organization(), series.kind(), series.year(), used, voided);
    return SheetNumbers.entries(blocks, used, voided);
  }

  private void sort(
      UUID organization, String kind, int year, Set<Integer> used, Map<Integer, String> voided) {
    for (var fate : store.fates(organization, kind, year)) {
      var reason = fate.reason();
      if (reason == null) {
        used.add(fate.number());
      } else {
        voided.put(fate.number(), reason);
      }
    }
  }

  /** The block in which a printed number lies, of this year or the one before. */
  public Optional<Placed> place(String printed) {
    int year = clock.instant().atZone(clock.getZone()).getYear();
    var found = new ArrayList<Placed>();
    for (int of : new int[] {year + 1, year, year - 1}) {
      for (var given : store.blocks(null, of, null)) {
        SheetNumbers.read(given.prefix(), printed)
            .filter(number -> given.block().holds(number))
            .ifPresent(number -> found.add(new Placed(given, number)));
      }
    }
    return found.stream().findFirst();
  }

  /** A number and the block that it is of. */
  public record Placed(GivenBlock given, int number) {
    public Series series(String home) {
      return new Series(home, given.organization(), given.path(), given.kind(), given.year());
    }
  }

  /** What the series says about the number on a sheet of this device. */
  public NumberCheck check(String printed, UUID device, UUID submission) {
    return own(printed, device)
        .map(it -> check(it.given(), it.number(), submission))
        .orElse(NumberCheck.FOREIGN);
  }

  private NumberCheck check(GivenBlock given, int number, UUID submission) {
    var organization = given.organization();
    boolean used =
        store
            .usedBy(organization, given.kind(), given.year(), number)
            .filter(by -> !by.equals(submission))
            .isPresent();
    if (used) {
      return NumberCheck.USED_ALREADY;
    }
    return store.isVoid(organization, given.kind(), given.year(), number)
        ? NumberCheck.VOID
        : NumberCheck.OF_THIS_DEVICE;
  }

  private Optional<Placed> own(String printed, UUID device) {
    return place(printed).filter(it -> it.given().device().equals(device));
  }

  /**
   * The number stands on this sheet; the first sheet keeps it. One of another device's block is
   * left to that device, which may have printed it as well.
   */
  public void use(String home, String printed, UUID device, UUID submission) {
    own(printed, device)
        .ifPresent(it -> store.use(it.series(home), it.number(), submission, clock.instant()));
  }
}
