package xunfu.registry.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.kernel.Identifier;
import xunfu.registry.Subject;
import xunfu.registry.SubjectBrief;
import xunfu.registry.SubjectName;
import xunfu.registry.Township;

/**
 * Finds subjects. Three ways of searching, each by an index of its own; why they are functions of
 * the database stands in the migration that makes them.
 */
@Repository
public class SubjectStore {

  /** An identifier or its beginning: three or more letters and digits with a digit among them. */
  private static final Pattern IDENTIFIER = Pattern.compile("(?=.*\\d)[0-9A-Z]{3,}");

  private static final String BY_IDENTIFIER_SQL =
      """
      select registry.subjects_by_identifier(:beginning, :after::uuid, :limit)
      """;

  private static final String BY_PART_OF_NAME_SQL =
      """
      select registry.subjects_by_part(:pairs::text[], :part, :after::uuid, :limit)
      """;

  private static final String BY_BEGINNING_SQL =
      """
      select registry.subjects_by_beginning(:beginning, :after::uuid, :limit)
      """;

  private static final String BRIEFS_SQL =
      """
      select s.id, s.scheme, s.identifier, s.name,
             array(select n.name from registry.subject_name n
                    where n.subject_id = s.id and n.name <> s.name order by n.name) as others,
             (select p.address from registry.occupancy o join registry.premises p on p.id = o.premises_id
               where o.subject_id = s.id and o.until is null order by p.id limit 1) as address
        from registry.subject s
       where s.id = any (:ids::uuid[])
       order by s.id
      """;

  private static final String FIND_SQL =
      """
      select id, scheme, identifier, name, kind, representative, registered_on, capital,
             business_scope, source, as_of
        from registry.subject
       where id = :id
      """;

  private static final String NAMES_SQL =
      """
      select name, valid_from, valid_until, source
        from registry.subject_name
       where subject_id = :id
       order by valid_until desc nulls first, name
      """;

  private static final String STAYS_SQL =
      """
      select p.id, p.name, p.address, p.township_outcome, p.township, p.county, p.township_reason,
             p.township_words, p.township_elsewhere, p.township_source, o.since, o.until
        from registry.occupancy o
        join registry.premises p on p.id = o.premises_id
       where o.subject_id = :id
       order by o.until desc nulls first, p.id
      """;

  private final JdbcClient jdbc;

  SubjectStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Subjects that fit a word, by id. */
  public List<SubjectBrief> search(String word, @Nullable UUID after, int limit) {
    String plain = NamePairs.plain(word);
    if (IDENTIFIER.matcher(plain).matches()) {
      return listed(jdbc.sql(BY_IDENTIFIER_SQL).param("beginning", plain + "%"), after, limit);
    }
    if (plain.codePointCount(0, plain.length()) < 2) {
      return listed(
          jdbc.sql(BY_BEGINNING_SQL).param("beginning", literally(plain) + "%"), after, limit);
    }
    return listed(
        jdbc.sql(BY_PART_OF_NAME_SQL)
            .param("pairs", NamePairs.of(List.of(plain)).toArray(String[]::new))
            .param("part", "%" + literally(plain) + "%"),
        after,
        limit);
  }

  private static String literally(String text) {
    return text.replaceAll("([%_\\\\])", "\\\\$1");
  }

  private List<SubjectBrief> listed(
      JdbcClient.StatementSpec search, @Nullable UUID after, int limit) {
    var ids = search.param("after", after).param("limit", limit).query(UUID.class).list();
    return jdbc.sql(BRIEFS_SQL)
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(SubjectStore::brief)
        .list();
  }

  private static SubjectBrief brief(ResultSet row, int number) throws SQLException {
    return new SubjectBrief(
        row.getObject("id", UUID.class),
        row.getString("name"),
        new Identifier(row.getString("scheme"), row.getString("identifier")),
        Arrays.asList((String[]) row.getArray("others").getArray()),
        row.getString("address"));
  }

  /** A subject with its names and premises. */
  public Optional<Subject> find(UUID id) {
    return jdbc.sql(FIND_SQL).param("id", id).query(this::subject).optional();
  }

  private Subject subject(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    var stays = jdbc.sql(STAYS_SQL).param("id", id).query(SubjectStore::stay).list();
    return new Subject(
        id,
        row.getString("name"),
        new Identifier(row.getString("scheme"), row.getString("identifier")),
        row.getString("kind"),
        row.getString("representative"),
        row.getObject("registered_on", LocalDate.class),
        row.getString("capital"),
        row.getString("business_scope"),
        jdbc.sql(NAMES_SQL).param("id", id).query(SubjectStore::name).list(),
        stays,
        stays.stream()
            .filter(stay -> stay.until() == null)
            .map(stay -> stay.township().county())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        row.getString("source"),
        row.getObject("as_of", LocalDate.class));
  }

  private static SubjectName name(ResultSet row, int number) throws SQLException {
    return new SubjectName(
        row.getString("name"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        row.getString("source"));
  }

  private static Subject.Stay stay(ResultSet row, int number) throws SQLException {
    return new Subject.Stay(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("address"),
        township(row),
        row.getObject("since", LocalDate.class),
        row.getObject("until", LocalDate.class));
  }

  static Township township(ResultSet row) throws SQLException {
    return new Township(
        row.getString("township_outcome"),
        row.getString("township"),
        row.getString("county"),
        row.getString("township_reason"),
        row.getString("township_words"),
        row.getString("township_elsewhere"),
        row.getString("township_source"));
  }
}
