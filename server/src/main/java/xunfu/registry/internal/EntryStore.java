package xunfu.registry.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import xunfu.registry.NewPremises;
import xunfu.registry.Premises.EarlierVisit;

/** Enters whole premises; each table gets its rows as one JSON array. */
@Repository
public class EntryStore {

  private static final String PUT_SUBJECTS_SQL =
      """
      insert into registry.subject (id, scheme, identifier, name, name_pairs, kind, representative,
                                    registered_on, source, as_of)
      select id, scheme, identifier, name, array(select jsonb_array_elements_text(pairs)), kind,
             representative, registered_on, :source, :asOf
        from jsonb_to_recordset(:rows::jsonb)
             as t (id uuid, scheme text, identifier text, name text, pairs jsonb, kind text,
                   representative text, registered_on date)
          on conflict do nothing
      """;

  private static final String PUT_NAMES_SQL =
      """
      insert into registry.subject_name (subject_id, name, valid_from, source, as_of)
      select t.id, t.name, t.registered_on, :source, :asOf
        from jsonb_to_recordset(:rows::jsonb) as t (id uuid, name text, registered_on date)
        join registry.subject s on s.id = t.id
          on conflict do nothing
      """;

  private static final String PUT_PREMISES_SQL =
      """
      insert into registry.premises (id, name, inside, address, city, county, township,
                                     township_outcome, township_reason, lat, lon, accuracy_metres,
                                     place_source, place_approximate, phone, opening_hours, traits,
                                     source, as_of)
      select id, name, inside, address, '', county, township, 'known', 'told', lat, lon,
             accuracy_metres, place_source, place_approximate, phone, opening_hours,
             array(select jsonb_array_elements_text(traits)), :source, :asOf
        from jsonb_to_recordset(:rows::jsonb)
             as t (id uuid, name text, inside uuid, address text, county text, township text,
                   lat integer, lon integer, accuracy_metres integer, place_source text,
                   place_approximate boolean, phone text, opening_hours jsonb, traits jsonb)
          on conflict do nothing
      """;

  private static final String PUT_OCCUPANCIES_SQL =
      """
      insert into registry.occupancy (premises_id, subject_id, since, source, as_of)
      select t.premises_id, t.subject_id, t.since, :source, :asOf
        from jsonb_to_recordset(:rows::jsonb)
             as t (premises_id uuid, subject_id uuid, since date)
        join registry.subject s on s.id = t.subject_id
        join registry.premises p on p.id = t.premises_id
          on conflict do nothing
      """;

  private static final String PUT_LICENCES_SQL =
      """
      insert into registry.licence (id, subject_id, premises_id, kind, number, valid_from,
                                    valid_until, source, as_of)
      select t.id, t.subject_id, t.premises_id, t.kind, t.number, t.valid_from, t.valid_until,
             :source, :asOf
        from jsonb_to_recordset(:rows::jsonb)
             as t (id uuid, subject_id uuid, premises_id uuid, kind text, number text,
                   valid_from date, valid_until date)
        join registry.subject s on s.id = t.subject_id
        join registry.premises p on p.id = t.premises_id
          on conflict do nothing
      """;

  private static final String PUT_EQUIPMENT_SQL =
      """
      insert into registry.equipment (id, premises_id, kind, name, registration, next_inspection,
                                      source, as_of)
      select t.id, t.premises_id, t.kind, t.name, t.registration, t.next_inspection, :source, :asOf
        from jsonb_to_recordset(:rows::jsonb)
             as t (id uuid, premises_id uuid, kind text, name text, registration text,
                   next_inspection date)
        join registry.premises p on p.id = t.premises_id
          on conflict do nothing
      """;

  private static final String PUT_VISITS_SQL =
      """
      insert into registry.earlier_visit (id, premises_id, visited_on, officers, summary, findings,
                                          source)
      select gen_random_uuid(), t.premises_id, t.visited_on,
             array(select jsonb_array_elements_text(t.officers)), t.summary, t.findings, :source
        from jsonb_to_recordset(:rows::jsonb)
             as t (premises_id uuid, visited_on date, officers jsonb, summary jsonb, findings jsonb)
        join registry.premises p on p.id = t.premises_id
          on conflict do nothing
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  EntryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Enters them; what is there under its id, identifier or number stays as it is. */
  public void put(List<NewPremises> news, String source, LocalDate asOf) {
    var subjects = new ArrayList<Map<String, @Nullable Object>>();
    var premises = new ArrayList<Map<String, @Nullable Object>>();
    var occupancies = new ArrayList<Map<String, @Nullable Object>>();
    var licences = new ArrayList<Map<String, @Nullable Object>>();
    var equipment = new ArrayList<Map<String, @Nullable Object>>();
    var visits = new ArrayList<Map<String, @Nullable Object>>();
    for (var each : news) {
      subjects.add(subject(each.subject()));
      premises.add(premises(each));
      occupancies.add(
          row(
              "premises_id", each.id(),
              "subject_id", each.subject().id(),
              "since", day(each.subject().registeredOn())));
      each.licences().forEach(licence -> licences.add(licence(each, licence)));
      each.equipment()
          .forEach(
              device ->
                  equipment.add(
                      row(
                          "id", device.id(),
                          "premises_id", each.id(),
                          "kind", device.kind(),
                          "name", device.name(),
                          "registration", device.registration(),
                          "next_inspection", day(device.nextInspection()))));
      each.earlierVisits().forEach(visit -> visits.add(visit(each, visit)));
    }
    write(PUT_SUBJECTS_SQL, subjects, source, asOf);
    write(PUT_NAMES_SQL, subjects, source, asOf);
    write(PUT_PREMISES_SQL, premises, source, asOf);
    write(PUT_OCCUPANCIES_SQL, occupancies, source, asOf);
    write(PUT_LICENCES_SQL, licences, source, asOf);
    write(PUT_EQUIPMENT_SQL, equipment, source, asOf);
    jdbc.sql(PUT_VISITS_SQL)
        .param("rows", JSON.writeValueAsString(visits))
        .param("source", source)
        .update();
  }

  private void write(
      String sql, List<Map<String, @Nullable Object>> rows, String source, LocalDate asOf) {
    jdbc.sql(sql)
        .param("rows", JSON.writeValueAsString(rows))
        .param("source", source)
        .param("asOf", asOf)
        .update();
  }

  private static Map<String, @Nullable Object> subject(NewPremises.NewSubject subject) {
    return row(
        "id", subject.id(),
        "scheme", subject.identifier().scheme(),
        "identifier", subject.identifier().value(),
        "name", subject.name(),
        "pairs", NamePairs.of(List.of(subject.name())),
        "kind", subject.kind(),
        "representative", subject.representative(),
        "registered_on", day(subject.registeredOn()));
  }

  private static Map<String, @Nullable Object> premises(NewPremises each) {
    return row(
        "id", each.id(),
        "name", each.name(),
        "inside", each.inside(),
        "address", each.address(),
        "county", each.county(),
        "township", each.township(),
        "lat", each.place().lat(),
        "lon", each.place().lon(),
        "accuracy_metres", each.place().accuracyMetres(),
        "place_source", each.place().source().wire(),
        "place_approximate", each.place().approximate(),
        "phone", each.phone(),
        "opening_hours", each.openingHours(),
        "traits", each.traits());
  }

  private static Map<String, @Nullable Object> licence(
      NewPremises each, NewPremises.NewLicence licence) {
    return row(
        "id", licence.id(),
        "subject_id", each.subject().id(),
        "premises_id", each.id(),
        "kind", licence.kind(),
        "number", licence.number(),
        "valid_from", day(licence.validFrom()),
        "valid_until", day(licence.validUntil()));
  }

  private static Map<String, @Nullable Object> visit(NewPremises each, EarlierVisit visit) {
    return row(
        "premises_id", each.id(),
        "visited_on", day(visit.date()),
        "officers", visit.officers(),
        "summary", visit.summary(),
        "findings", visit.findings());
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return row;
  }
}
