package xunfu.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xunfu.kernel.Text;
import xunfu.proof.json.JsonObject;
import xunfu.registry.Premises.EarlierVisit;

/**
 * A kind of thing that is done at a visit. Each kind has its twin on the phone; a kind that no room
 * knows is kept sealed and blocks nothing.
 */
public interface VisitPart {
  /** Its name under {@code parts} of a sealed submission. */
  String kind();

  /** Whether it checks the business; one that does not may be added to an approved visit. */
  boolean checks();

  /**
   * Looks at what was sealed, before anything is stored. Pure. Evidence is never refused for what a
   * part finds amiss: remarks are shown to the station.
   *
   * @throws xunfu.proof.json.NotReadable when the part has not the form of its kind
   */
  List<Text> check(SealedPart part);

  /** Stores its rows in the submission's transaction; may raise a demand through {@link Visits}. */
  void accept(SealedPart part);

  /** Its members of the record of a visit, by the names of docs/formats.md §7. */
  Map<String, Object> show(UUID submission);

  /**
   * What the result sheet tells of it. Pure.
   *
   * @param taken the piece of this kind that the phone had for the visit
   * @param on day of the package
   */
  SheetShare sheet(SealedPart part, Optional<JsonObject> taken, LocalDate on);

  /** How many findings it has in a submission. */
  int findings(UUID submission);

  /** What earlier visits left at these premises, the latest first. */
  List<EarlierVisit> lastVisits(UUID premises, int most);

  /**
   * What was sealed.
   *
   * @param submission id of the event
   * @param eventHash its hash
   * @param visit as it was when the submission arrived
   * @param record the whole payload
   * @param content the part's own
   */
  record SealedPart(
      UUID submission, String eventHash, Visit visit, JsonObject record, JsonObject content) {}
}
