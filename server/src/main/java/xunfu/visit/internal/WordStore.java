package xunfu.visit.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.visit.Visit;
import xunfu.visit.internal.SubmissionStore.Officer;
import xunfu.visit.internal.SubmissionStore.Row;
import xunfu.visit.internal.accept.AcceptanceFacts.SecondOfficer;

/** Rows of what phones say beside the record: co-signatures, and sheets handed over. */
@Component
public class WordStore {
  private static final String COSIGN_SQL =
      """
      insert into visit.cosignature (home, id, organization_path, visit, names, person, post,
                                     device, sentence, agreed, captured_at, event_hash)
      values (:home, :id, :path, :visit, :names, :person, :post,
              :device, :sentence, :agreed, :capturedAt, :eventHash)
      """;

  private static final String OF_VISIT_SQL =
      """
      select id, visit, names, person, agreed, captured_at, event_hash
        from visit.cosignature
       where home = (select home from visit.id_home where id = :visit) and visit = :visit
       order by captured_at, id
      """;

  private static final String NAMING_SQL =
      """
      select id, visit, names, person, agreed, captured_at, event_hash
        from visit.cosignature
       where home = :home and names = :names
       order by captured_at, id
      """;

  private static final String OF_VISIT_NAMING_SQL =
      """
      select id, visit, names, person, agreed, captured_at, event_hash
        from visit.cosignature
       where home = (select home from visit.id_home where id = :visit)
         and names = :names and visit = :visit
       order by captured_at, id
      """;

  private static final String HAND_SQL =
      """
      insert into visit.handing (home, id, organization_path, visit, number, way, handed_at)
      values (:home, :id, :path, :visit, :number, :way, :at)
      """;

  private final JdbcClient jdbc;
  private final Homes homes;

  WordStore(JdbcClient jdbc, Homes homes) {
    this.jdbc = jdbc;
    this.homes = homes;
  }

  /**
   * @param id of its event
   * @param names event hash of the record
   */
  public record Cosignature(
      UUID id,
      UUID visit,
      String names,
      UUID person,
      boolean agreed,
      Instant at,
      String eventHash) {

    /** Whether it is the word of one of these officers who is not the one that sealed. */
    public boolean isOfAnother(UUID sealedBy, Collection<UUID> officers) {
      return !person.equals(sealedBy) && officers.contains(person);
    }
  }

  /**
   * What another of the officers whom the record names said last of this very record of this visit.
   */
  public SecondOfficer second(
      UUID visit, String eventHash, UUID sealedBy, Collection<UUID> officers) {
    return cosignatures(visit, eventHash).stream()
        .filter(it -> it.isOfAnother(sealedBy, officers))
        .reduce((earlier, later) -> later)
        .map(it -> it.agreed() ? SecondOfficer.AGREED : SecondOfficer.DISAGREED)
        .orElse(SecondOfficer.SILENT);
  }

  /** The same of an accepted record. */
  public SecondOfficer second(Row row) {
    return second(
        row.visit(),
        row.eventHash(),
        row.person(),
        row.officers().stream().map(Officer::person).toList());
  }

  public void cosign(Visit visit, Cosigned cosigned) {
    var event = cosigned.event();
    homes.claim(event.id(), visit.home());
    jdbc.sql(COSIGN_SQL)
        .param("home", visit.home())
        .param("id", event.id())
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("names", cosigned.names())
        .param("person", UUID.fromString(event.person()))
        .param("post", UUID.fromString(event.post()))
        .param("device", UUID.fromString(event.device().orElseThrow()))
        .param("sentence", cosigned.sentence())
        .param("agreed", cosigned.agreed())
        .param("capturedAt", event.capturedAt())
        .param("eventHash", event.hash().hex())
        .update();
  }

  /** What was said at a visit on the record of that hash, also by whom it does not count. */
  public List<Cosignature> cosignatures(UUID visit, String eventHash) {
    return list(jdbc.sql(OF_VISIT_NAMING_SQL).param("visit", visit).param("names", eventHash));
  }

  /** What was said in the county on the record of that hash, at whatever visit. */
  public List<Cosignature> naming(String home, String eventHash) {
    return list(jdbc.sql(NAMING_SQL).param("home", home).param("names", eventHash));
  }

  /** What was said at a visit, on whatever record. */
  public List<Cosignature> ofVisit(UUID visit) {
    return list(jdbc.sql(OF_VISIT_SQL).param("visit", visit));
  }

  private static List<Cosignature> list(JdbcClient.StatementSpec question) {
    return question
        .query(
            (row, number) ->
                new Cosignature(
                    Written.id(row, "id"),
                    Written.id(row, "visit"),
                    row.getString("names"),
                    Written.id(row, "person"),
                    row.getBoolean("agreed"),
                    Written.instant(row, "captured_at"),
                    row.getString("event_hash")))
        .list();
  }

  public void handed(Visit visit, Handed handed) {
    homes.claim(handed.event().id(), visit.home());
    jdbc.sql(HAND_SQL)
        .param("home", visit.home())
        .param("id", handed.event().id())
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("number", handed.number())
        .param("way", handed.way())
        .param("at", handed.event().capturedAt())
        .update();
  }
}
