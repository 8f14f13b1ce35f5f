package xunfu.visit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.organization.Acting;
import xunfu.organization.PostFunction;
import xunfu.trace.Trace;
import xunfu.visit.internal.NumberBlocks;
import xunfu.visit.internal.NumberStore;
import xunfu.visit.internal.NumberStore.GivenBlock;
import xunfu.visit.internal.Offices;
import xunfu.visit.internal.Payloads;
import xunfu.visit.internal.SheetNumbers;

/** Numbers of result sheets as the desk sees them: used, void with a reason, outstanding. */
@Service
public class Numbers {
  private final NumberStore store;
  private final NumberBlocks numbers;
  private final Offices offices;
  private final Trace trace;
  private final Payloads payloads;
  private final Clock clock;

  Numbers(
      NumberStore store,
      NumberBlocks numbers,
      Offices offices,
      Trace trace,
      Payloads payloads,
      Clock clock) {
    this.store = store;
    this.numbers = numbers;
    this.offices = offices;
    this.trace = trace;
    this.payloads = payloads;
    this.clock = clock;
  }

  /** A block with each of its numbers. */
  public record Block(
      String prefix, int from, int to, UUID device, String personName, List<Entry> numbers) {
    public Block {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * @param number as printed
   * @param state {@code used}, {@code void} or {@code outstanding}
   */
  public record Entry(String number, String state, @Nullable UUID visit, @Nullable String reason) {}

  /** Blocks of a year in scope. */
  @Transactional(readOnly = true)
  public List<Block> ofYear(int year) {
    var blocks = new ArrayList<Block>();
    for (var given : store.blocks(null, year, null)) {
      blocks.add(block(given));
    }
    return blocks;
  }

  private Block block(GivenBlock given) {
    var visits = new HashMap<Integer, @Nullable UUID>();
    var used = new HashSet<Integer>();
    var voided = new HashMap<Integer, String>();
    for (var fate : store.fates(given.organization(), given.kind(), given.year())) {
      var reason = fate.reason();
      if (reason == null) {
        used.add(fate.number());
        visits.put(fate.number(), fate.visit());
      } else {
        voided.put(fate.number(), reason);
      }
    }
    var entries =
        SheetNumbers.entries(List.of(given.block()), used, voided).stream()
            .map(
                it ->
                    new Entry(
                        given.prefix() + it.number(),
                        it.state().code(),
                        visits.get(it.number()),
                        it.reason()))
            .toList();
    return new Block(
        given.prefix(),
        given.block().from(),
        given.block().to(),
        given.device(),
        offices.personName(given.person()),
        entries);
  }

  /** Makes an outstanding number void; an officer only one of his own devices. */
  @Transactional
  public void cancel(String printed, String reason) {
    var placed =
        numbers
            .place(printed)
            .filter(it -> mayVoid(it.given(), Acting.now()))
            .orElseThrow(Fault::notFound);
    var given = placed.given();
    if (store
        .usedBy(given.organization(), given.kind(), given.year(), placed.number())
        .isPresent()) {
      throw Fault.of(Fault.Kind.CONFLICT, "number-used", "Number " + printed + " is used.");
    }
    var by = Scope.acting().actor();
    var event = trace.record("number.voided", null, payloads.of(new Voided(printed, reason)));
    if (!store.cancel(
        placed.series(by.home()), placed.number(), reason, by, clock.instant(), event.id())) {
      throw Fault.of(Fault.Kind.CONFLICT, "number-void", "Number " + printed + " is void already.");
    }
  }

  private static boolean mayVoid(GivenBlock given, Acting by) {
    return by.function() != PostFunction.OFFICER || given.person().equals(by.person());
  }

  private record Voided(String number, String reason) {}
}
