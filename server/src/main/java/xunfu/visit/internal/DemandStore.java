package xunfu.visit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.kernel.Scope.ActingPost;
import xunfu.visit.Demand;
import xunfu.visit.NewDemand;
import xunfu.visit.Window;

/** Rows of {@code visit.demand}, and the claim of an id. */
@Component
public class DemandStore {
  private static final String INSERT_SQL =
      """
      insert into visit.demand (home, id, organization, organization_path, room, source_name, kind,
                                purpose, reason, subject, premises, window_from, window_until,
                                parts, needs, announced, visit, raised_at, raised_by_person,
                                raised_by_post, event)
      values (:home, :id, :organization, :path, :room, :sourceName::jsonb, :kind,
              :purpose::jsonb, :reason::jsonb, :subject, :premises, :from, :until,
              :parts, :needs, :announced, :visit, :raisedAt, :person, :post, :event)
      """;

  private static final String FIND_SQL =
      """
      select id, room, source_name, kind, purpose, reason, subject, premises, window_from,
             window_until, parts, needs, announced, visit, raised_at
        from visit.demand
       where id = :id
      """;

  private static final String LIST_SQL =
      """
      select id, room, source_name, kind, purpose, reason, subject, premises, window_from,
             window_until, parts, needs, announced, visit, raised_at
        from visit.demand
       where (:visit::uuid is null or visit = :visit)
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private final JdbcClient jdbc;
  private final Written written;
  private final Homes homes;

  DemandStore(JdbcClient jdbc, Written written, Homes homes) {
    this.homes = homes;
    this.jdbc = jdbc;
    this.written = written;
  }

  /** Takes an id for a row of this home; false when some row has it already. */
  public boolean claim(UUID id, String home) {
    return homes.claim(id, home);
  }

  /** Adds the row; its id must have been claimed. */
  public void insert(NewDemand demand, UUID visit, ActingPost by, Instant at, UUID event) {
    var actor = by.actor();
    jdbc.sql(INSERT_SQL)
        .param("home", actor.home())
        .param("id", demand.id())
        .param("organization", actor.organization())
        .param("path", by.path())
        .param("room", demand.room())
        .param("sourceName", written.json(demand.sourceName()))
        .param("kind", demand.kind())
        .param("purpose", written.json(demand.purpose()))
        .param("reason", written.json(demand.reason()))
        .param("subject", demand.subject())
        .param("premises", demand.premises())
        .param("from", demand.window().from())
        .param("until", demand.window().until())
        .param("parts", sorted(demand.parts()))
        .param("needs", sorted(demand.needs()))
        .param("announced", demand.announced())
        .param("visit", visit)
        .param("raisedAt", Written.at(at))
        .param("person", actor.person())
        .param("post", actor.post())
        .param("event", event)
        .update();
  }

  public Optional<Demand> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(this::read).optional();
  }

  /** Demands in the order of their ids, of one visit or of all. */
  public List<Demand> list(@Nullable UUID visit, @Nullable UUID after, int limit) {
    return jdbc.sql(LIST_SQL)
        .param("visit", visit)
        .param("after", after)
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  static String[] sorted(java.util.Collection<String> words) {
    return words.stream().sorted().toArray(String[]::new);
  }

  private Demand read(ResultSet row, int number) throws SQLException {
    return new Demand(
        Written.id(row, "id"),
        row.getString("room"),
        written.text(row, "source_name"),
        row.getString("kind"),
        written.text(row, "purpose"),
        written.text(row, "reason"),
        row.getObject("subject", UUID.class),
        Written.id(row, "premises"),
        new Window(
            row.getObject("window_from", LocalDate.class),
            row.getObject("window_until", LocalDate.class)),
        Written.words(row, "parts"),
        Written.words(row, "needs"),
        row.getBoolean("announced"),
        Written.id(row, "visit"),
        Written.instant(row, "raised_at"));
  }
}
