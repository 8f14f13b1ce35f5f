package xunfu.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope.SystemPost;
import xunfu.visit.internal.CodeStore;
import xunfu.visit.internal.CodeStore.DoorCode;
import xunfu.visit.internal.GuessLimit;
import xunfu.visit.internal.LinkSecret;
import xunfu.visit.internal.OpenPage;
import xunfu.visit.internal.SpokenCode;

/**
 * What a business sees that holds a code. Holding the code is the proof that somebody stood at the
 * door, so an unknown code, one of another day and one of a visit that may not be made (any more)
 * look alike.
 */
@Service
public class OpenVisits {
  private final CodeStore codes;
  private final GuessLimit limit;
  private final TransactionTemplate reading;
  private final Clock clock;

  OpenVisits(
      CodeStore codes, GuessLimit limit, PlatformTransactionManager transactions, Clock clock) {
    this.codes = codes;
    this.limit = limit;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.clock = clock;
  }

  /**
   * The page with the word for its state: {@code announced}, {@code today}, {@code here} or {@code
   * concluded}.
   */
  public record Seen(String state, OpenPage page) {}

  /**
   * Looks a code up.
   *
   * @param typed link secret or spoken form
   * @param address whence it is asked; wrong spoken codes are counted by address and in total
   */
  public Seen look(String typed, String address) {
    return LinkSecret.looksLike(typed) ? scanned(typed) : spoken(typed, address);
  }

  /** Nobody guesses 128 bits, so that those who scan are never made to wait for those who guess. */
  private Seen scanned(String secret) {
    return reading(() -> codes.bySecret(secret)).flatMap(this::seen).orElseThrow(Fault::notFound);
  }

  private Seen spoken(String typed, String address) {
    limit.require(address);
    var today = LocalDate.now(clock);
    var seen =
        reading(() -> SpokenCode.read(typed).flatMap(code -> codes.bySpoken(code, today)))
            .flatMap(this::seen);
    if (seen.isEmpty()) {
      limit.wrong(address);
      throw Fault.notFound();
    }
    return seen.get();
  }

  private Optional<DoorCode> reading(Supplier<Optional<DoorCode>> lookUp) {
    return SystemPost.PUBLIC.call(() -> reading.execute(_ -> lookUp.get()));
  }

  private Optional<Seen> seen(DoorCode code) {
    var today = LocalDate.now(clock);
    var page = code.page();
    boolean before = today.isBefore(code.openFrom());
    if (today.isAfter(code.openUntil())
        || before && !code.announced()
        || !VisitState.of(page.state()).isShownAtDoor()) {
      return Optional.empty();
    }
    return Optional.of(new Seen(word(code, before), page));
  }

  private static String word(DoorCode code, boolean before) {
    if (before) {
      return "announced";
    }
    if (code.page().reported()) {
      return "concluded";
    }
    return code.announced() ? "today" : "here";
  }
}
