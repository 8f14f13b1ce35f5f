package xunfu.visit.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import xunfu.registry.Premises;
import xunfu.registry.Registry;

/** Where visits go, by what the register says. */
@Component
public class Places {
  private final Registry registry;

  Places(Registry registry) {
    this.registry = registry;
  }

  public Optional<Premises> find(UUID premises) {
    return registry.findPremises(premises);
  }

  /** The name of a premises, empty when the register has lost it. */
  public String name(UUID premises) {
    return find(premises).map(Premises::name).orElse("");
  }

  public Map<UUID, Premises> byId(Collection<UUID> premises) {
    return registry.listPremises(premises).stream()
        .collect(Collectors.toMap(Premises::id, Function.identity()));
  }
}
