package xunfu.problem;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Page;
import xunfu.kernel.Scope;
import xunfu.problem.internal.ProblemStore;
import xunfu.registry.Premises;
import xunfu.registry.Registry;

/** Problems heard at visits. */
@Service
public class Problems {
  private final ProblemStore store;
  private final Registry registry;
  private final Clock clock;

  Problems(ProblemStore store, Registry registry, Clock clock) {
    this.store = store;
    this.registry = registry;
    this.clock = clock;
  }

  /** Problems of the acting organisation and those below it, in the order of their ids. */
  @Transactional(readOnly = true)
  public Page<HeardProblem> list(@Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    var page =
        Page.of(
            store.list(Scope.acting().path(), after, size + 1), size, row -> row.id().toString());
    var names =
        registry
            .listPremises(page.items().stream().map(ProblemStore.Row::premises).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Premises::id, Premises::name));
    return new Page<>(
        page.items().stream()
            .map(row -> heard(row, names.getOrDefault(row.premises(), "")))
            .toList(),
        page.next());
  }

  private HeardProblem heard(ProblemStore.Row row, String name) {
    return new HeardProblem(
        row.id(),
        row.visit(),
        new HeardProblem.Place(row.premises(), name),
        row.topic(),
        row.text(),
        row.toldBy(),
        row.outcome(),
        row.answer(),
        row.heardAt().atZone(clock.getZone()).toOffsetDateTime());
  }
}
