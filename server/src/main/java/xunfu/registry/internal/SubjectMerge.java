package xunfu.registry.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Identifier;

/**
 * Decides what rows of one register change in ours. Pure: the known state comes in, changes go out;
 * rows are taken in their order, so that doubles within a file meet each other.
 *
 * <p>The key of a row is the register and the identifier as written there; its content is known by
 * a hash. A row whose content was taken in before changes nothing, unless it is newer than what
 * stands under its key now; a row that is older than what stands there never does. So an import can
 * be repeated at will, also of a file that holds one key twice with different content.
 */
final class SubjectMerge {

  /** What became of a row. */
  enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED
  }

  /** A subject that we have. */
  record KnownSubject(UUID id, String name, Set<String> names, Set<String> addresses) {
    KnownSubject {
      names = new LinkedHashSet<>(names);
      addresses = new HashSet<>(addresses);
    }
  }

  /**
   * What stands under a row's key.
   *
   * @param contents hashes of every content taken in
   * @param current the newest of them
   * @param asOf the day for which the newest speaks
   */
  record KnownRow(Set<String> contents, String current, LocalDate asOf) {
    KnownRow {
      contents = Set.copyOf(contents);
    }
  }

  /** What we know of the subjects and keys that a batch of rows names. */
  record Known(Map<Identifier, KnownSubject> subjects, Map<String, KnownRow> rows) {}

  /**
   * A subject to be made, or one whose facts change.
   *
   * @param row what it says of the subject, or null when only the names change
   * @param called what the subject is called from now on
   * @param names all its names
   */
  record SubjectChange(
      UUID id, @Nullable SubjectRow row, boolean created, String called, Set<String> names) {}

  /**
   * A name to be added to a subject.
   *
   * @param current whether the subject is called so from now on
   */
  record NameChange(UUID subject, String name, boolean current) {}

  /**
   * A premises to be made for a subject.
   *
   * @param leaves whether the subject leaves the premises it had by this register
   */
  record PremisesChange(UUID id, UUID subject, SubjectRow row, boolean leaves) {}

  /** A row to be remembered. */
  record RowChange(String written, String content, UUID subject, @Nullable UUID premises) {}

  /** Everything that a batch of rows changes. */
  record Changes(
      List<SubjectChange> subjects,
      List<NameChange> names,
      List<PremisesChange> premises,
      List<RowChange> rows,
      Map<Outcome, Long> outcomes,
      List<Remark> remarks) {

    /** How many rows ended so. */
    long count(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }
  }

  /** A subject that the batch has changed so far. */
  private record Touched(Identifier identifier, @Nullable SubjectRow row, boolean created) {}

  private final LocalDate asOf;
  private final Supplier<UUID> ids;
  private final String nameColumn;
  private final Map<Identifier, KnownSubject> subjects;
  private final Map<String, KnownRow> known;

  private final Map<UUID, Touched> touched = new LinkedHashMap<>();
  private final List<NameChange> names = new ArrayList<>();
  private final List<PremisesChange> premises = new ArrayList<>();
  private final List<RowChange> rows = new ArrayList<>();
  private final Map<Outcome, Long> outcomes = new HashMap<>();
  private final List<Remark> remarks = new ArrayList<>();

  private SubjectMerge(Known known, LocalDate asOf, Supplier<UUID> ids, String nameColumn) {
    this.asOf = asOf;
    this.ids = ids;
    this.nameColumn = nameColumn;
    this.subjects = new HashMap<>(known.subjects());
    this.known = new HashMap<>(known.rows());
  }

  /**
   * Decides a batch.
   *
   * @param asOf the day for which the register speaks
   * @param nameColumn header of the name, for remarks
   */
  static Changes decide(
      List<SubjectRow> batch, Known known, LocalDate asOf, Supplier<UUID> ids, String nameColumn) {
    var merge = new SubjectMerge(known, asOf, ids, nameColumn);
    batch.forEach(merge::take);
    return new Changes(
        merge.subjectChanges(),
        merge.names,
        merge.premises,
        merge.rows,
        merge.outcomes,
        merge.remarks);
  }

  private void take(SubjectRow row) {
    var before = known.get(row.written());
    Outcome outcome;
    if (before != null && changesNothing(row, before)) {
      outcome = Outcome.UNCHANGED;
    } else {
      var subject = subjects.get(row.identifier());
      outcome =
          subject == null
              ? create(row)
              : before == null ? meet(row, subject) : replace(row, subject);
    }
    outcomes.merge(outcome, 1L, Long::sum);
  }

  private List<SubjectChange> subjectChanges() {
    return touched.values().stream()
        .map(
            change -> {
              var now = Objects.requireNonNull(subjects.get(change.identifier()));
              return new SubjectChange(
                  now.id(), change.row(), change.created(), now.name(), Set.copyOf(now.names()));
            })
        .toList();
  }

  private boolean changesNothing(SubjectRow row, KnownRow before) {
    return before.current().equals(row.content())
        || asOf.isBefore(before.asOf())
        || (before.contents().contains(row.content()) && asOf.isEqual(before.asOf()));
  }

  private Outcome create(SubjectRow row) {
    UUID id = ids.get();
    subjects.put(row.identifier(), new KnownSubject(id, row.name(), Set.of(row.name()), Set.of()));
    touched.put(id, new Touched(row.identifier(), row, true));
    names.add(new NameChange(id, row.name(), true));
    remember(row, id, settle(row, id, false));
    return Outcome.CREATED;
  }

  /** A new key for a subject that we have: another register, or the same code written otherwise. */
  private Outcome meet(SubjectRow row, KnownSubject subject) {
    boolean newName = subject.names().add(row.name());
    if (newName) {
      touched.putIfAbsent(subject.id(), new Touched(row.identifier(), null, false));
      names.add(new NameChange(subject.id(), row.name(), false));
      remarks.add(
          Remark.warned(
              row.number(),
              nameColumn,
              row.name(),
              "second-name",
              "the code is known by the name " + subject.name() + "; both are kept"));
    }
    UUID settled = settle(row, subject.id(), false);
    remember(row, subject.id(), settled);
    return newName || settled != null ? Outcome.UPDATED : Outcome.UNCHANGED;
  }

  /** New content under a known key: the register has changed its mind. */
  private Outcome replace(SubjectRow row, KnownSubject subject) {
    var earlier = touched.get(subject.id());
    boolean created = earlier != null && earlier.created();
    touched.put(subject.id(), new Touched(row.identifier(), row, created));
    boolean newName = subject.names().add(row.name());
    if (newName || !subject.name().equals(row.name())) {
      names.add(new NameChange(subject.id(), row.name(), true));
      subjects.put(
          row.identifier(),
          new KnownSubject(subject.id(), row.name(), subject.names(), subject.addresses()));
    }
    remember(row, subject.id(), settle(row, subject.id(), true));
    return Outcome.UPDATED;
  }

  private @Nullable UUID settle(SubjectRow row, UUID subject, boolean leaves) {
    var settled = Objects.requireNonNull(subjects.get(row.identifier()));
    if (row.address().isEmpty() || !settled.addresses().add(row.address())) {
      return null;
    }
    UUID id = ids.get();
    premises.add(new PremisesChange(id, subject, row, leaves));
    return id;
  }

  private void remember(SubjectRow row, UUID subject, @Nullable UUID settled) {
    rows.add(new RowChange(row.written(), row.content(), subject, settled));
    var before = known.get(row.written());
    var contents = new HashSet<>(before == null ? Set.of() : before.contents());
    contents.add(row.content());
    known.put(row.written(), new KnownRow(contents, row.content(), asOf));
  }
}
