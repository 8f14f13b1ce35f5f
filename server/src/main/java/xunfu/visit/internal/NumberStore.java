package xunfu.visit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import xunfu.kernel.Actor;
import xunfu.visit.internal.SheetNumbers.Block;

/** Series, blocks, uses and voids of document numbers. */
@Component
public class NumberStore {
  private static final String OPEN_SERIES_SQL =
      """
      insert into visit.number_series (home, organization, organization_path, kind, year, prefix,
                                       next_free)
      values (:home, :organization, :path, :kind, :year, :prefix, 1)
      on conflict (home, organization, kind, year) do nothing
      """;

  private static final String LOCK_SERIES_SQL =
      """
      select prefix, next_free from visit.number_series
       where home = :home and organization = :organization and kind = :kind and year = :year
         for update
      """;

  private static final String ADVANCE_SQL =
      """
      update visit.number_series set next_free = :next
       where home = :home and organization = :organization and kind = :kind and year = :year
      """;

  private static final String ADD_BLOCK_SQL =
      """
      insert into visit.number_block (home, organization, kind, year, first, last,
                                      organization_path, device, person, given_at)
      values (:home, :organization, :kind, :year, :first, :last, :path, :device, :person, :at)
      """;

  private static final String BLOCKS_SQL =
      """
      select s.organization, s.kind, s.year, s.prefix, b.first, b.last, b.device, b.person,
             b.organization_path
        from visit.number_block b
        join visit.number_series s
          on s.home = b.home and s.organization = b.organization and s.kind = b.kind
         and s.year = b.year
       where (:organization::uuid is null or b.organization = :organization)
         and b.year = :year
         and (:device::uuid is null or b.device = :device)
       order by b.organization, b.first
      """;

  private static final String ENTRIES_SQL =
      """
      select u.number, s.visit, null as reason
        from visit.number_use u
        left join visit.submission s on s.home = u.home and s.id = u.submission
       where u.organization = :organization and u.kind = :kind and u.year = :year
      union all
      select v.number, null, v.reason
        from visit.number_void v
       where v.organization = :organization and v.kind = :kind and v.year = :year
      """;

  private static final String USE_SQL =
      """
      insert into visit.number_use (home, organization, kind, year, number, organization_path,
                                    submission, used_at)
      values (:home, :organization, :kind, :year, :number, :path, :submission, :at)
      on conflict (home, organization, kind, year, number) do nothing
      """;

  private static final String USED_SQL =
      """
      select submission from visit.number_use
       where organization = :organization and kind = :kind and year = :year and number = :number
      """;

  private static final String VOID_SQL =
      """
      insert into visit.number_void (home, organization, kind, year, number, organization_path,
                                     reason, person, post, voided_at, event)
      values (:home, :organization, :kind, :year, :number, :path, :reason, :person, :post, :at,
              :event)
      on conflict (home, organization, kind, year, number) do nothing
      """;

  private static final String IS_VOID_SQL =
      """
      select exists (select from visit.number_void
                      where organization = :organization and kind = :kind and year = :year
                        and number = :number)
      """;

  private final JdbcClient jdbc;

  NumberStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Key of a series. */
  public record Series(String home, UUID organization, String path, String kind, int year) {}

  /** The lock on a series with its present state. */
  public record OpenSeries(String prefix, int nextFree) {}

  /** A block with what it belongs to. */
  public record GivenBlock(
      UUID organization,
      String kind,
      int year,
      String prefix,
      Block block,
      UUID device,
      UUID person,
      String path) {}

  /** What has become of a number. */
  public record Fate(int number, @Nullable UUID visit, @Nullable String reason) {}

  /** Opens the series when it is new and locks it until the end of the transaction. */
  public OpenSeries lock(Series series, String prefix) {
    keyed(OPEN_SERIES_SQL, series).param("path", series.path()).param("prefix", prefix).update();
    return keyed(LOCK_SERIES_SQL, series)
        .query((row, number) -> new OpenSeries(row.getString("prefix"), row.getInt("next_free")))
        .single();
  }

  /** Gives a block of a locked series to a device. */
  public void give(Series series, Block block, UUID device, UUID person, Instant at) {
    keyed(ADVANCE_SQL, series).param("next", block.to() + 1).update();
    keyed(ADD_BLOCK_SQL, series)
        .param("first", block.from())
        .param("last", block.to())
        .param("path", series.path())
        .param("device", device)
        .param("person", person)
        .param("at", Written.at(at))
        .update();
  }

  /** Blocks of a year, of one organisation or all in scope, of one device or all. */
  public List<GivenBlock> blocks(@Nullable UUID organization, int year, @Nullable UUID device) {
    return jdbc.sql(BLOCKS_SQL)
        .param("organization", organization)
        .param("year", year)
        .param("device", device)
        .query(
            (row, number) ->
                new GivenBlock(
                    Written.id(row, "organization"),
                    row.getString("kind"),
                    row.getInt("year"),
                    row.getString("prefix"),
                    new Block(row.getInt("first"), row.getInt("last")),
                    Written.id(row, "device"),
                    Written.id(row, "person"),
                    row.getString("organization_path")))
        .list();
  }

  /** Numbers of a series that are used or void. */
  public List<Fate> fates(UUID organization, String kind, int year) {
    return jdbc.sql(ENTRIES_SQL)
        .param("organization", organization)
        .param("kind", kind)
        .param("year", year)
        .query(
            (row, number) ->
                new Fate(
                    row.getInt("number"),
                    row.getObject("visit", UUID.class),
                    row.getString("reason")))
        .list();
  }

  /** Marks a number as used; false when it stands on another document already. */
  public boolean use(Series series, int number, UUID submission, Instant at) {
    return keyed(USE_SQL, series)
            .param("number", number)
            .param("path", series.path())
            .param("submission", submission)
            .param("at", Written.at(at))
            .update()
        == 1;
  }

  /** The submission on which a number stands. */
  public Optional<UUID> usedBy(UUID organization, String kind, int year, int number) {
    return jdbc.sql(USED_SQL)
        .param("organization", organization)
        .param("kind", kind)
        .param("year", year)
        .param("number", number)
        .query(UUID.class)
        .optional();
  }

  /** Whether somebody made the number void. */
  public boolean isVoid(UUID organization, String kind, int year, int number) {
    return jdbc.sql(IS_VOID_SQL)
        .param("organization", organization)
        .param("kind", kind)
        .param("year", year)
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /** Makes a number void; false when it was already. */
  public boolean cancel(
      Series series, int number, String reason, Actor by, Instant at, UUID event) {
    return keyed(VOID_SQL, series)
            .param("number", number)
            .param("path", series.path())
            .param("reason", reason)
            .param("person", by.person())
            .param("post", by.post())
            .param("at", Written.at(at))
            .param("event", event)
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec keyed(String sql, Series series) {
    return jdbc.sql(sql)
        .param("home", series.home())
        .param("organization", series.organization())
        .param("kind", series.kind())
        .param("year", series.year());
  }
}
