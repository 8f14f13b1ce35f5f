package xunfu.registry;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Ids;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.Areas;
import xunfu.registry.internal.ImportStore;
import xunfu.registry.internal.RegistryContent;
import xunfu.registry.internal.SubjectImport;
import xunfu.registry.internal.township.Gazetteer;

/** Takes registers in from files. Acts as the system post of imports. */
@Service
public class RegisterImports {

  private final ImportStore store;
  private final Areas areas;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;
  private final String jurisdiction;

  RegisterImports(
      ImportStore store,
      Areas areas,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock,
      @Value("${xunfu.jurisdiction}") String jurisdiction) {
    this.store = store;
    this.areas = areas;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Imports subjects from a table. Each batch of rows is kept by itself, so an import that was
   * broken off is simply repeated; what was taken in already changes nothing.
   */
  public ImportResult importSubjects(ImportOrder order, ImportProgress progress) {
    var content = RegistryContent.of(jurisdiction);
    var gazetteer =
        new Gazetteer(
            content.addressWords(),
            SystemPost.IMPORT.call(areas::all),
            content.shortNames(),
            content.predecessors());
    return new SubjectImport(store, transaction, content, gazetteer, ids, clock.getZone())
        .run(order, progress);
  }
}
