package xunfu.visit.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.organization.Acting;
import xunfu.visit.Visit;
import xunfu.visit.internal.gate.GateFacts;

/** Rows of {@code visit.approval} and {@code visit.withdrawal}. */
@Component
public class ApprovalStore {
  private static final String APPROVE_SQL =
      """
      insert into visit.approval (home, id, organization_path, visit, accepted, reason, person,
                                  person_name, post, post_name, function, beyond_cap, act, at,
                                  event)
      values (:home, :id, :path, :visit, :accepted, :reason, :person,
              :personName, :post, :postName, :function, :beyondCap, :act, :at,
              :event)
      """;

  private static final String LATEST_SQL =
      """
      select accepted, reason, person, person_name, post, post_name, function, beyond_cap, act, at
        from visit.approval
       where visit = :visit
       order by at desc, id desc
       limit 1
      """;

  private static final String OF_EVENTS_SQL =
      """
      select event, accepted, reason, person, person_name, post, post_name, function, beyond_cap,
             act, at
        from visit.approval
       where event = any (:events)
      """;

  private static final String WITHDRAW_SQL =
      """
      insert into visit.withdrawal (home, id, organization_path, visit, reason, person, person_name,
                                    post, post_name, at, event)
      values (:home, :id, :path, :visit, :reason, :person, :personName,
              :post, :postName, :at, :event)
      """;

  private final JdbcClient jdbc;

  ApprovalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The answer of an approver, with names of that day.
   *
   * @param beyondCap why the visit may be made beyond the cap of the year; a member that is left
   *     out where there is none, as in the events that were recorded before it existed
   * @param act equal for all visits that were answered in one act
   */
  public record Approval(
      boolean accepted,
      @Nullable String reason,
      UUID person,
      String personName,
      UUID post,
      String postName,
      String function,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String beyondCap,
      UUID act,
      Instant at) {

    /** As the gate is told of it. */
    public GateFacts.Approval forGate() {
      return new GateFacts.Approval(person, personName, function, beyondCap);
    }

    /** The same answer with a reason to pass the cap. */
    public Approval beyondCap(String why) {
      return new Approval(
          accepted, reason, person, personName, post, postName, function, why, act, at);
    }
  }

  public void insert(UUID id, Visit visit, Approval approval, UUID event) {
    jdbc.sql(APPROVE_SQL)
        .param("home", visit.home())
        .param("id", id)
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("accepted", approval.accepted())
        .param("reason", approval.reason())
        .param("person", approval.person())
        .param("personName", approval.personName())
        .param("post", approval.post())
        .param("postName", approval.postName())
        .param("function", approval.function())
        .param("beyondCap", approval.beyondCap())
        .param("act", approval.act())
        .param("at", Written.at(approval.at()))
        .param("event", event)
        .update();
  }

  public Optional<Approval> latest(UUID visit) {
    return jdbc.sql(LATEST_SQL).param("visit", visit).query(this::read).optional();
  }

  /** The answers that these events record, by event. */
  Map<UUID, Approval> ofEvents(Collection<UUID> events) {
    Map<UUID, Approval> found = new LinkedHashMap<>();
    jdbc.sql(OF_EVENTS_SQL)
        .param("events", events.toArray(UUID[]::new))
        .query((row, number) -> found.put(Written.id(row, "event"), read(row, number)))
        .list();
    return found;
  }

  public void withdrawn(UUID id, Visit visit, String reason, Acting by, Instant at, UUID event) {
    jdbc.sql(WITHDRAW_SQL)
        .param("home", visit.home())
        .param("id", id)
        .param("path", visit.organizationPath())
        .param("visit", visit.id())
        .param("reason", reason)
        .param("person", by.person())
        .param("personName", by.personName())
        .param("post", by.post())
        .param("postName", by.postName())
        .param("at", Written.at(at))
        .param("event", event)
        .update();
  }

  private Approval read(ResultSet row, int number) throws SQLException {
    return new Approval(
        row.getBoolean("accepted"),
        row.getString("reason"),
        Written.id(row, "person"),
        row.getString("person_name"),
        Written.id(row, "post"),
        row.getString("post_name"),
        row.getString("function"),
        row.getString("beyond_cap"),
        Written.id(row, "act"),
        Written.instant(row, "at"));
  }
}
