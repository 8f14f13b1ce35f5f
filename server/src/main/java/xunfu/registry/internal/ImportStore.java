package xunfu.registry.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import xunfu.kernel.Identifier;
import xunfu.registry.internal.SubjectMerge.Changes;
import xunfu.registry.internal.SubjectMerge.Known;
import xunfu.registry.internal.SubjectMerge.KnownRow;
import xunfu.registry.internal.SubjectMerge.KnownSubject;
import xunfu.registry.internal.SubjectMerge.NameChange;
import xunfu.registry.internal.SubjectMerge.PremisesChange;
import xunfu.registry.internal.SubjectMerge.RowChange;
import xunfu.registry.internal.SubjectMerge.SubjectChange;
import xunfu.registry.internal.township.TownshipFinding;

/**
 * Reads and writes the register a batch at a time. Rows travel as parallel arrays that the
 * statements unnest: as fast as COPY into a staging table (which row level security would refuse
 * anyway), without a table in between.
 */
@Repository
public class ImportStore {

  /** Between the pairs of one name in an array of texts; occurs in no name. */
  private static final String SEPARATOR = "\u001f";

  private static final String KNOWN_SUBJECTS_SQL =
      """
      select s.id, s.scheme, s.identifier, s.name,
             array(select n.name from registry.subject_name n where n.subject_id = s.id) as names,
             array(select p.address from registry.occupancy o
                     join registry.premises p on p.id = o.premises_id
                    where o.subject_id = s.id and o.until is null) as addresses
        from unnest(:schemes::text[], :identifiers::text[]) as asked (scheme, identifier)
        join registry.subject s using (scheme, identifier)
      """;

  private static final String KNOWN_ROWS_SQL =
      """
      select r.written, r.content, r.current, r.as_of
        from registry.source_row r
       where r.source = :source and r.written = any (:written::text[])
      """;

  private static final String PUT_SUBJECTS_SQL =
      """
      insert into registry.subject (id, scheme, identifier, name, name_pairs, kind, representative,
                                    registered_on, capital, business_scope, source, as_of)
      select id, scheme, identifier, name, string_to_array(pairs, U&'\\001f'), kind, representative,
             registered_on, capital, business_scope, :source, :asOf
        from unnest(:ids::uuid[], :schemes::text[], :identifiers::text[], :names::text[],
                    :pairs::text[], :kinds::text[], :representatives::text[],
                    :registered::date[], :capitals::text[], :scopes::text[])
             as t (id, scheme, identifier, name, pairs, kind, representative, registered_on,
                   capital, business_scope)
          on conflict (id) do update
         set name = excluded.name, name_pairs = excluded.name_pairs, kind = excluded.kind,
             representative = excluded.representative, registered_on = excluded.registered_on,
             capital = excluded.capital, business_scope = excluded.business_scope,
             source = excluded.source, as_of = excluded.as_of
      """;

  private static final String RENAME_SUBJECTS_SQL =
      """
      update registry.subject s
         set name = t.name, name_pairs = string_to_array(t.pairs, U&'\\001f')
        from unnest(:ids::uuid[], :names::text[], :pairs::text[]) as t (id, name, pairs)
       where s.id = t.id
      """;

  private static final String END_NAMES_SQL =
      """
      update registry.subject_name n set valid_until = :asOf
        from unnest(:subjects::uuid[]) as t (id)
       where n.subject_id = t.id and n.valid_until is null and n.source = :source and n.as_of < :asOf
      """;

  private static final String PUT_NAMES_SQL =
      """
      insert into registry.subject_name (subject_id, name, source, as_of)
      select id, name, :source, :asOf
        from unnest(:subjects::uuid[], :names::text[]) as t (id, name)
          on conflict (subject_id, name) do update set valid_until = null, as_of = excluded.as_of
      """;

  private static final String LEAVE_PREMISES_SQL =
      """
      update registry.occupancy o set until = :asOf
        from unnest(:subjects::uuid[]) as t (id)
       where o.subject_id = t.id and o.until is null and o.source = :source
      """;

  private static final String PUT_PREMISES_SQL =
      """
      insert into registry.premises (id, name, address, city, county, township, township_outcome,
                                     township_reason, township_words, township_elsewhere,
                                     township_source, phone, source, as_of)
      select id, name, address, city, county, township, outcome, reason, words, elsewhere,
             former, phone, :source, :asOf
        from unnest(:ids::uuid[], :names::text[], :addresses::text[], :cities::text[],
                    :counties::text[], :townships::text[], :outcomes::text[], :reasons::text[],
                    :words::text[], :elsewhere::text[], :former::text[], :phones::text[])
             as t (id, name, address, city, county, township, outcome, reason, words, elsewhere,
                   former, phone)
      """;

  private static final String PUT_OCCUPANCIES_SQL =
      """
      insert into registry.occupancy (premises_id, subject_id, source, as_of)
      select premises_id, subject_id, :source, :asOf
        from unnest(:ids::uuid[], :subjects::uuid[]) as t (premises_id, subject_id)
      """;

  private static final String SUPERSEDE_ROWS_SQL =
      """
      update registry.source_row r set current = false
       where r.source = :source and r.written = any (:written::text[]) and r.current
      """;

  private static final String PUT_ROWS_SQL =
      """
      insert into registry.source_row (source, written, content, subject_id, premises_id, as_of, current)
      select :source, written, content, subject_id, premises_id, :asOf, current
        from unnest(:written::text[], :contents::text[], :subjects::uuid[], :premises::uuid[],
                    :current::boolean[]) as t (written, content, subject_id, premises_id, current)
          on conflict (source, written, content) do update
         set current = excluded.current, as_of = excluded.as_of
      """;

  private final JdbcClient jdbc;

  ImportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What we have of the subjects and keys that these rows name. */
  Known known(String source, List<SubjectRow> batch) {
    return new Known(knownSubjects(batch), knownRows(source, batch));
  }

  private Map<Identifier, KnownSubject> knownSubjects(List<SubjectRow> batch) {
    var asked = batch.stream().map(SubjectRow::identifier).distinct().toList();
    var found = new HashMap<Identifier, KnownSubject>();
    jdbc.sql(KNOWN_SUBJECTS_SQL)
        .param("schemes", texts(asked, Identifier::scheme))
        .param("identifiers", texts(asked, Identifier::value))
        .query(
            row -> {
              found.put(
                  new Identifier(row.getString("scheme"), row.getString("identifier")),
                  new KnownSubject(
                      row.getObject("id", UUID.class),
                      row.getString("name"),
                      set(row.getArray("names")),
                      set(row.getArray("addresses"))));
            });
    return found;
  }

  private static Set<String> set(Array array) throws SQLException {
    return new HashSet<>(Arrays.asList((String[]) array.getArray()));
  }

  private record Stored(String written, String content, boolean current, LocalDate asOf) {
    static Stored of(ResultSet row, int number) throws SQLException {
      return new Stored(
          row.getString("written"),
          row.getString("content"),
          row.getBoolean("current"),
          row.getObject("as_of", LocalDate.class));
    }
  }

  private Map<String, KnownRow> knownRows(String source, List<SubjectRow> batch) {
    var byKey = new HashMap<String, List<Stored>>();
    jdbc.sql(KNOWN_ROWS_SQL)
        .param("source", source)
        .param("written", texts(batch, SubjectRow::written))
        .query(Stored::of)
        .list()
        .forEach(row -> byKey.computeIfAbsent(row.written(), any -> new ArrayList<>()).add(row));
    var known = new HashMap<String, KnownRow>();
    byKey.forEach((written, stored) -> known.put(written, knownRow(stored)));
    return known;
  }

  private static KnownRow knownRow(List<Stored> stored) {
    var current = stored.stream().filter(Stored::current).findFirst().orElse(stored.getFirst());
    var contents = new HashSet<String>();
    stored.forEach(row -> contents.add(row.content()));
    return new KnownRow(contents, current.content(), current.asOf());
  }

  /** Writes what was decided; findings are the townships of the new premises, in their order. */
  void put(String source, LocalDate asOf, Changes changes, List<TownshipFinding> findings) {
    putSubjects(source, asOf, changes.subjects());
    putNames(source, asOf, changes.names());
    putPremises(source, asOf, changes.premises(), findings);
    putRows(source, asOf, changes.rows());
  }

  private void putSubjects(String source, LocalDate asOf, List<SubjectChange> subjects) {
    var whole = subjects.stream().filter(change -> change.row() != null).toList();
    if (!whole.isEmpty()) {
      jdbc.sql(PUT_SUBJECTS_SQL)
          .param("source", source)
          .param("asOf", asOf)
          .param("ids", texts(whole, SubjectChange::id))
          .param("schemes", texts(whole, change -> row(change).identifier().scheme()))
          .param("identifiers", texts(whole, change -> row(change).identifier().value()))
          .param("names", texts(whole, SubjectChange::called))
          .param("pairs", texts(whole, ImportStore::pairs))
          .param("kinds", texts(whole, change -> row(change).kind()))
          .param("representatives", texts(whole, change -> row(change).representative()))
          .param("registered", texts(whole, change -> row(change).registeredOn()))
          .param("capitals", texts(whole, change -> row(change).capital()))
          .param("scopes", texts(whole, change -> row(change).businessScope()))
          .update();
    }
    var renamed = subjects.stream().filter(change -> change.row() == null).toList();
    if (!renamed.isEmpty()) {
      jdbc.sql(RENAME_SUBJECTS_SQL)
          .param("ids", texts(renamed, SubjectChange::id))
          .param("names", texts(renamed, SubjectChange::called))
          .param("pairs", texts(renamed, ImportStore::pairs))
          .update();
    }
  }

  private static SubjectRow row(SubjectChange change) {
    return Objects.requireNonNull(change.row());
  }

  private static String pairs(SubjectChange change) {
    return String.join(SEPARATOR, NamePairs.of(change.names()));
  }

  private void putNames(String source, LocalDate asOf, List<NameChange> names) {
    var renamed = names.stream().filter(NameChange::current).toList();
    if (!renamed.isEmpty()) {
      jdbc.sql(END_NAMES_SQL)
          .param("source", source)
          .param("asOf", asOf)
          .param("subjects", texts(renamed, NameChange::subject))
          .update();
    }
    if (!names.isEmpty()) {
      var newest = new LinkedHashMap<List<Object>, NameChange>();
      names.forEach(change -> newest.put(List.of(change.subject(), change.name()), change));
      var distinct = List.copyOf(newest.values());
      jdbc.sql(PUT_NAMES_SQL)
          .param("source", source)
          .param("asOf", asOf)
          .param("subjects", texts(distinct, NameChange::subject))
          .param("names", texts(distinct, NameChange::name))
          .update();
    }
  }

  private void putPremises(
      String source, LocalDate asOf, List<PremisesChange> premises, List<TownshipFinding> found) {
    if (premises.isEmpty()) {
      return;
    }
    jdbc.sql(LEAVE_PREMISES_SQL)
        .param("source", source)
        .param("asOf", asOf)
        .param(
            "subjects",
            texts(
                premises.stream().filter(PremisesChange::leaves).toList(), PremisesChange::subject))
        .update();
    jdbc.sql(PUT_PREMISES_SQL)
        .param("source", source)
        .param("asOf", asOf)
        .param("ids", texts(premises, PremisesChange::id))
        .param("names", texts(premises, change -> change.row().name()))
        .param("addresses", texts(premises, change -> change.row().address()))
        .param("cities", texts(premises, change -> change.row().city()))
        .param("phones", texts(premises, change -> change.row().phone()))
        .param("counties", texts(found, TownshipFinding::county))
        .param("townships", texts(found, TownshipFinding::township))
        .param("outcomes", texts(found, finding -> finding.outcome().code()))
        .param("reasons", texts(found, finding -> finding.reason().code()))
        .param("words", texts(found, TownshipFinding::words))
        .param("elsewhere", texts(found, TownshipFinding::elsewhere))
        .param("former", texts(found, TownshipFinding::formerArea))
        .update();
    jdbc.sql(PUT_OCCUPANCIES_SQL)
        .param("source", source)
        .param("asOf", asOf)
        .param("ids", texts(premises, PremisesChange::id))
        .param("subjects", texts(premises, PremisesChange::subject))
        .update();
  }

  private void putRows(String source, LocalDate asOf, List<RowChange> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(SUPERSEDE_ROWS_SQL)
        .param("source", source)
        .param("written", texts(rows, RowChange::written))
        .update();
    var newest = new HashMap<String, RowChange>();
    rows.forEach(row -> newest.put(row.written(), row));
    var distinct = new LinkedHashMap<List<String>, RowChange>();
    rows.forEach(row -> distinct.put(List.of(row.written(), row.content()), row));
    var all = List.copyOf(distinct.values());
    jdbc.sql(PUT_ROWS_SQL)
        .param("source", source)
        .param("asOf", asOf)
        .param("written", texts(all, RowChange::written))
        .param("contents", texts(all, RowChange::content))
        .param("subjects", texts(all, RowChange::subject))
        .param("premises", texts(all, RowChange::premises))
        .param("current", texts(all, row -> row.equals(newest.get(row.written()))))
        .update();
  }

  private static <T> @Nullable String[] texts(
      Collection<T> things, Function<T, ? extends @Nullable Object> text) {
    var texts = new @Nullable String[things.size()];
    int i = 0;
    for (T thing : things) {
      Object value = text.apply(thing);
      texts[i++] = value == null ? null : value.toString();
    }
    return texts;
  }
}
