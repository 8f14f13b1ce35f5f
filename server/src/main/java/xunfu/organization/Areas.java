package xunfu.organization;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.organization.internal.AreaStore;

/** The administrative divisions, from the province down to the village. */
@Service
@Transactional(readOnly = true)
public class Areas {

  private final AreaStore store;

  Areas(AreaStore store) {
    this.store = store;
  }

  /** The area as it is today; a fault when there is none of that id. */
  public Area get(String id) {
    return find(id).orElseThrow(Fault::notFound);
  }

  public Optional<Area> find(String id) {
    return store.find(id);
  }

  /** The area and all it lies in, from the top down; empty when there is none of that id. */
  public List<Area> lineage(String id) {
    return store.lineage(id);
  }

  /**
   * Areas of today in the order of their ids.
   *
   * @param parent only those that belong to it, or null for any
   * @param word only those whose name holds it, or null for any
   * @param after the cursor of the page before, or null for the first
   */
  public Page<Area> list(
      @Nullable String parent, @Nullable String word, @Nullable String after, int limit) {
    return Page.of(store.list(parent, word, after, limit + 1), limit, Area::id);
  }

  /** Every area of today, those above before those below; some tens of thousands. */
  public List<Area> all() {
    return store.all();
  }
}
