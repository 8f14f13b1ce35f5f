package xunfu.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.Person;
import xunfu.registry.Geographies;
import xunfu.registry.Identifiers;
import xunfu.registry.Registry;

/** Loads the fictional county into this home, once. */
@Component
class FictionalCounty {

  private static final Logger LOG = LoggerFactory.getLogger(FictionalCounty.class);

  private final BureauLoader bureau;
  private final Registry registry;
  private final Geographies geographies;
  private final Identifiers identifiers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FictionalCounty(
      BureauLoader bureau,
      Registry registry,
      Geographies geographies,
      Identifiers identifiers,
      TransactionTemplate transaction,
      Clock clock) {
    this.bureau = bureau;
    this.registry = registry;
    this.geographies = geographies;
    this.identifiers = identifiers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Loads everything in one transaction, unless it is there. */
  void load() {
    SystemPost.IMPORT.run(() -> transaction.executeWithoutResult(_ -> loadOnce()));
  }

  private void loadOnce() {
    if (registry.findPremises(Invention.premises(1)).isPresent()) {
      return;
    }
    long began = System.nanoTime();
    var files = CountyFiles.read();
    var lie = Lie.of(files);
    bureau.load(files.people());
    geographies.put(files.businesses().county(), lie.drawing(), lie.roads(), Person.FICTIONAL);
    LocalDate today = LocalDate.now(clock);
    var firms = Invention.firms(files.businesses(), lie.villages(), identifiers::fictional, today);
    registry.enter(firms, Person.FICTIONAL, today);
    LOG.info(
        "The fictional county is loaded: {} premises in {} ms",
        firms.size(),
        (System.nanoTime() - began) / 1_000_000);
  }
}
