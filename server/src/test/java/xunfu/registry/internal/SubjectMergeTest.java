package xunfu.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xunfu.kernel.Identifier;
import xunfu.registry.internal.SubjectMerge.Changes;
import xunfu.registry.internal.SubjectMerge.Known;
import xunfu.registry.internal.SubjectMerge.KnownRow;
import xunfu.registry.internal.SubjectMerge.KnownSubject;
import xunfu.registry.internal.SubjectMerge.NameChange;
import xunfu.registry.internal.SubjectMerge.Outcome;

class SubjectMergeTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final UUID INN = new UUID(1, 1);
  private static final Known NOTHING = new Known(Map.of(), Map.of());

  private static SubjectRow row(long number, String written, String name, String address) {
    return new SubjectRow(
        number,
        written,
        new Identifier("uscc", written.toUpperCase(java.util.Locale.ROOT)),
        name,
        null,
        "",
        "",
        "",
        "",
        "",
        address,
        "",
        name + "|" + address);
  }

  private static Known inn(LocalDate asOf, String... contents) {
    return new Known(
        Map.of(new Identifier("uscc", "A"), new KnownSubject(INN, "甲", Set.of("甲"), Set.of("路1号"))),
        Map.of("A", new KnownRow(Set.of(contents), contents[contents.length - 1], asOf)));
  }

  private static Changes decide(Known known, LocalDate asOf, SubjectRow... rows) {
    var counter = new long[1];
    return SubjectMerge.decide(List.of(rows), known, asOf, () -> new UUID(0, ++counter[0]), "name");
  }

  @Test
  void createsASubjectWithItsPremises() {
    var changes = decide(NOTHING, MONDAY, row(2, "A", "甲", "路1号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.CREATED, 1L));
    assertThat(changes.subjects()).hasSize(1);
    assertThat(changes.premises()).hasSize(1);
  }

  @Test
  void createsASubjectWithoutPremisesWhenThereIsNoAddress() {
    var changes = decide(NOTHING, MONDAY, row(2, "A", "甲", ""));
    assertThat(changes.count(Outcome.CREATED)).isOne();
    assertThat(changes.premises()).isEmpty();
  }

  @Test
  void leavesADoubledRowUnchanged() {
    var changes = decide(NOTHING, MONDAY, row(2, "A", "甲", "路1号"), row(3, "A", "甲", "路1号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.CREATED, 1L, Outcome.UNCHANGED, 1L));
    assertThat(changes.premises()).hasSize(1);
  }

  @Test
  void keepsBothNamesOfACodeWrittenInTwoWays() {
    var changes = decide(NOTHING, MONDAY, row(2, "A", "甲", "路1号"), row(3, "a", "乙", "路2号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.CREATED, 1L, Outcome.UPDATED, 1L));
    assertThat(changes.subjects())
        .singleElement()
        .satisfies(
            subject -> {
              assertThat(subject.called()).isEqualTo("甲");
              assertThat(subject.names()).containsExactlyInAnyOrder("甲", "乙");
            });
    assertThat(changes.remarks()).extracting(Remark::reason).containsExactly("second-name");
  }

  @Test
  void changesNothingWhenAnotherRegisterSaysTheSame() {
    var known = new Known(inn(MONDAY, "甲|路1号").subjects(), Map.of());
    var changes = decide(known, MONDAY, row(2, "A", "甲", "路1号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.UNCHANGED, 1L));
    assertThat(changes.subjects()).isEmpty();
    assertThat(changes.rows()).hasSize(1);
  }

  @Test
  void renamesASubjectWhenItsRegisterDoes() {
    var changes = decide(inn(MONDAY, "甲|路1号"), TUESDAY, row(2, "A", "丙", "路1号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.UPDATED, 1L));
    assertThat(changes.names()).containsExactly(new NameChange(INN, "丙", true));
    assertThat(changes.premises()).isEmpty();
  }

  @Test
  void movesASubjectWhenItsRegisterDoes() {
    var changes = decide(inn(MONDAY, "甲|路1号"), TUESDAY, row(2, "A", "甲", "路9号"));
    assertThat(changes.premises()).singleElement().matches(SubjectMerge.PremisesChange::leaves);
  }

  @Test
  void changesNothingWhenAFileHoldsOneKeyTwiceAndIsImportedAgain() {
    var twice = inn(MONDAY, "甲|路1号", "乙|路1号");
    var changes = decide(twice, MONDAY, row(2, "A", "甲", "路1号"), row(3, "A", "乙", "路1号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.UNCHANGED, 2L));
    assertThat(changes.rows()).isEmpty();
  }

  @Test
  void changesNothingByARegisterOlderThanWhatStands() {
    var changes = decide(inn(TUESDAY, "甲|路1号"), MONDAY, row(2, "A", "旧", "路0号"));
    assertThat(changes.outcomes()).isEqualTo(Map.of(Outcome.UNCHANGED, 1L));
  }

  @Test
  void takesAContentAgainWhenItIsNewsAgain() {
    var back = inn(MONDAY, "甲|路1号", "乙|路1号");
    assertThat(decide(back, TUESDAY, row(2, "A", "甲", "路1号")).count(Outcome.UPDATED)).isOne();
  }
}
