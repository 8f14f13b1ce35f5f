package xunfu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import xunfu.HouseTest;
import xunfu.kernel.Actor;
import xunfu.kernel.Fault;
import xunfu.kernel.Identifier;
import xunfu.kernel.Place;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.ActingPost;
import xunfu.kernel.Scope.SystemPost;
import xunfu.kernel.Text;
import xunfu.organization.Areas;
import xunfu.registry.Premises.EarlierFinding;
import xunfu.registry.Premises.EarlierVisit;
import xunfu.registry.Premises.Equipment;
import xunfu.registry.Premises.Licence;

@HouseTest
class RegistryTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Scope OFFICER =
      new ActingPost(
          new Actor("330122", UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()), "a/b/");
  private static final UUID INN = new UUID(0x0197_0000_0000_7000L, 1);
  private static final UUID STALL = new UUID(0x0197_0000_0000_7000L, 2);

  @Autowired Registry registry;
  @Autowired Areas areas;

  @BeforeEach
  void enterAnInnAndAStall() {
    SystemPost.IMPORT.run(
        () ->
            registry.enter(
                List.of(
                    premises(INN, null, "富春山居客栈", "910000000000000001"),
                    premises(STALL, INN, "ABC 小吃", "910000000000000002")),
                "fictional",
                DAY));
  }

  private static NewPremises premises(UUID id, UUID inside, String name, String code) {
    UUID subject = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 100);
    return new NewPremises(
        id,
        name,
        inside,
        "桐庐县富春江镇一号",
        "330122",
        "330122101",
        new Place(297_000_000, 1_196_000_000, 500, Place.Source.VILLAGE, true),
        "000",
        List.of(List.of("09:00", "21:00")),
        List.of("catering", "lift"),
        new NewPremises.NewSubject(
            subject, new Identifier("uscc", code), name, "个体工商户", "某某", DAY.minusYears(3)),
        List.of(
            new NewPremises.NewLicence(
                new UUID(7, id.getLeastSignificantBits()),
                "food",
                "JY" + id.getLeastSignificantBits(),
                DAY.minusYears(1),
                DAY.plusYears(4))),
        List.of(
            new Equipment(
                new UUID(8, id.getLeastSignificantBits()),
                "lift",
                "客梯",
                "梯" + id.getLeastSignificantBits(),
                DAY.plusMonths(2))),
        List.of(
            new EarlierVisit(
                DAY.minusMonths(5),
                List.of("甲", "乙"),
                Text.of("基本规范", "In order on the whole"),
                List.of(new EarlierFinding("S14", "冰箱内生熟混放", "put-right", DAY.minusMonths(4))))));
  }

  @Test
  void showsAPremisesWithAllThatHangsOnIt() {
    Premises inn = read(() -> registry.premises(INN));
    assertThat(inn.subject()).isNotNull();
    assertThat(inn.subject().name()).isEqualTo("富春山居客栈");
    assertThat(inn.openingHours()).containsExactly(List.of("09:00", "21:00"));
    assertThat(inn.traits()).containsExactly("catering", "lift");
    assertThat(inn.licences()).containsExactly(new Licence("food", "JY1", DAY.plusYears(4)));
    assertThat(inn.equipment()).extracting(Equipment::registration).containsExactly("梯1");
    assertThat(inn.lastVisits())
        .singleElement()
        .satisfies(
            visit -> {
              assertThat(visit.officers()).containsExactly("甲", "乙");
              assertThat(visit.findings())
                  .extracting(EarlierFinding::question)
                  .containsExactly("S14");
            });
    assertThat(inn.place()).isNotNull();
    assertThat(inn.place().approximate()).isTrue();
    assertThat(inn.source()).isEqualTo("fictional");
  }

  @Test
  void findsAStallInsideItsHall() {
    assertThat(read(() -> registry.premises(STALL)).inside()).isEqualTo(INN);
  }

  @Test
  void changesNothingWhenTheSameIsEnteredAgain() {
    enterAnInnAndAStall();
    assertThat(read(() -> registry.premisesIn("330122101", null, 50)).items()).hasSize(2);
  }

  @Test
  void findsANameByAnyTwoOfItsCharacters() {
    assertThat(names("山居")).containsExactly("富春山居客栈");
    assertThat(names("居山")).isEmpty();
    assertThat(names("富栈")).isEmpty();
  }

  @Test
  void findsANameByItsFirstCharacterAndWhateverTheWidthOfLetters() {
    assertThat(names("富")).containsExactly("富春山居客栈");
    assertThat(names("ａｂｃ小")).containsExactly("ABC 小吃");
  }

  @Test
  void findsASubjectByTheBeginningOfItsCode() {
    assertThat(names("91000000000000000")).hasSize(2);
    assertThat(names("910000000000000002")).containsExactly("ABC 小吃");
  }

  @Test
  void takesWildcardsLiterally() {
    assertThat(names("%%")).isEmpty();
    assertThat(names("_")).isEmpty();
  }

  @Test
  void findsNothingWhereNobodyActs() {
    assertThatThrownBy(() -> SystemPost.IMPORT.call(() -> registry.search("山居", null, 9)))
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
    assertThat(registry.search("山居", null, 9).items()).isEmpty();
  }

  @Test
  void pagesByCursorWithoutOverlap() {
    var first = read(() -> registry.search(null, null, 1));
    assertThat(first.items()).hasSize(1);
    UUID after = UUID.fromString(String.valueOf(first.next()));
    var second = read(() -> registry.search(null, after, 1));
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(second.next()).isNull();
  }

  @Test
  void takesASubjectsCountyFromItsPremises() {
    UUID subject = read(() -> registry.premises(INN)).subject().id();
    assertThat(read(() -> registry.subject(subject)).counties()).containsExactly("330122");
  }

  @Test
  void letsNobodyWriteButTheImport() {
    assertThatThrownBy(() -> OFFICER.run(() -> registry.enter(List.of(), "someone", DAY)))
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
  }

  @Test
  void readsTheAreasByWhichImportsFindTownships() {
    var all = SystemPost.IMPORT.call(areas::all);
    assertThat(all).hasSizeGreaterThan(20_000);
    assertThat(all.getFirst().level()).isOne();
  }

  @Test
  void answersNotFoundForWhatIsNotThere() {
    assertThatThrownBy(() -> read(() -> registry.premises(new UUID(9, 9))))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("not-found"));
  }

  private List<String> names(String word) {
    return read(() -> registry.search(word, null, 50)).items().stream()
        .map(SubjectBrief::name)
        .toList();
  }

  private static <T> T read(Supplier<T> question) {
    return OFFICER.call(question::get);
  }
}
