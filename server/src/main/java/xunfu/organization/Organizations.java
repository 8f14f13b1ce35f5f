package xunfu.organization;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.organization.internal.OrganizationStore;

/** The organisations of all levels and their tree. */
@Service
@Transactional
public class Organizations {

  private final OrganizationStore store;

  Organizations(OrganizationStore store) {
    this.store = store;
  }

  /**
   * Says that an organisation was opened.
   *
   * @param home code of its county; below a parent it is the parent's unless the parent stands
   *     above counties
   */
  public record Opening(
      UUID id,
      @Nullable UUID parent,
      String home,
      String kind,
      String name,
      String area,
      LocalDate on) {}

  /** Opens an organisation; the same opening again changes nothing. */
  public Organization open(Opening opening) {
    return store
        .find(opening.id())
        .orElseGet(
            () -> {
              String above = opening.parent() == null ? "" : get(opening.parent()).path();
              store.add(opening, above + store.nextLabel() + "/");
              return get(opening.id());
            });
  }

  /** Gives the organisation another name from that day on. */
  public Organization rename(UUID id, String name, LocalDate from) {
    Organization before = get(id);
    store.endVersion(id, from);
    store.addVersion(id, name, before.area(), from);
    return get(id);
  }

  /** Closes the organisation from that day on; its work goes to the other, if one is named. */
  public Organization close(UUID id, @Nullable UUID mergedInto, LocalDate from) {
    store.close(id, mergedInto, from);
    return get(id);
  }

  /** The organisation with the name of today; a fault when there is none of that id. */
  @Transactional(readOnly = true)
  public Organization get(UUID id) {
    return find(id).orElseThrow(Fault::notFound);
  }

  @Transactional(readOnly = true)
  public Optional<Organization> find(UUID id) {
    return store.find(id);
  }

  /** The organisation with the name that it had on that day. */
  @Transactional(readOnly = true)
  public Optional<Organization> findOn(UUID id, LocalDate day) {
    return store.findOn(id, day);
  }

  /**
   * Organisations in the order of their ids.
   *
   * @param home only those of that county, or null for any
   */
  @Transactional(readOnly = true)
  public Page<Organization> list(@Nullable String home, @Nullable UUID after, int limit) {
    return Page.of(store.list(home, after, limit + 1), limit, o -> o.id().toString());
  }
}
