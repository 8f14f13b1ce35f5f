package xunfu.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.Head;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.KnownKeys;

/** What is bent, and what the verifier says of it. Read the table; {@link Sample} has the log. */
class TamperTest {
  @TempDir Path directory;

  /**
   * One line each: what is done to the bundle of the whole log → the first place, the fault, the
   * exit code.
   */
  private static final String WHOLE =
      """
      nothing                                   | -                                        | -                    | 0
      one byte of a payload                     | 第 1 条                                   | PAYLOAD_CHANGED      | 3
      one byte of a payload of the desk         | 第 4 条                                   | PAYLOAD_CHANGED      | 3
      one byte of a salt                        | 第 1 条                                   | PAYLOAD_CHANGED      | 3
      one byte of an event                      | 第 1 条                                   | SIGNATURE_FORGED     | 3
      one byte of an event of the desk          | 第 4 条                                   | LEAF_DIFFERS         | 3
      an event of the desk and its leaf         | 日志头（6 条）                             | ROOT_DIFFERS         | 3
      an event, its payload and its leaf        | 第 1 条                                   | SIGNATURE_FORGED     | 3
      one byte of a signature                   | 第 3 条                                   | SIGNATURE_FORGED     | 3
      a signature taken away                    | 第 3 条                                   | NOT_READABLE         | 3
      one byte of a leaf                        | 第 5 条                                   | LEAF_DIFFERS         | 3
      a leaf that is no hash                    | leaves.txt 第 6 行                        | NOT_READABLE         | 3
      one byte of a head                        | 日志头（6 条）                             | HEAD_FORGED          | 3
      a head under the name of another          | 日志头（6 条）                             | NOT_READABLE         | 3
      a head signed by somebody else            | 日志头（8 条）                             | KEY_UNKNOWN          | 4
      the newest head taken away                | heads/8.txt                              | PART_MISSING         | 2
      one byte of a photo                       | 文件 PHOTO1                               | FILE_CHANGED         | 3
      a photo replaced by another               | 文件 PHOTO1                               | FILE_CHANGED         | 3
      a photo taken away                        | 文件 PHOTO1                               | FILE_MISSING         | 2
      an answer on the screen                   | 第 1 条，表行 inspection.answer /parts/inspection/answers/1 | ROW_DIFFERS | 3
      a finding on the screen taken away        | 第 1 条，表行 inspection.finding /parts/inspection/findings/0 | ROW_GONE | 3
      an approval on the screen                 | 第 4 条，表行 visit.approval               | ROW_DIFFERS          | 3
      an answer on the screen twice             | 第 1 条，表行 inspection.answer /parts/inspection/answers/0 | ROW_TOO_MANY | 3
      an answer on the screen too many          | 第 5 条，表行 inspection.answer /parts/inspection/answers/1 | ROW_TOO_MANY | 3
      two answers on the screen swapped         | 第 1 条，表行 inspection.answer /parts/inspection/answers/0 | ROW_DIFFERS | 3
      a row of no event at the end              | 第 5 条，表行 visit.photo /photos/0           | ROW_GONE             | 3
      all rows taken away                       | rows.jsonl                               | PART_MISSING         | 2
      one byte of a certificate                 | 设备证书 DEVICE1                           | CERTIFICATE_FORGED   | 3
      a certificate taken away                  | 第 1 条                                   | CERTIFICATE_MISSING  | 2
      an entry dropped                          | 第 4 条                                   | WITHHELD             | 3
      the last entry dropped                    | 第 7 条                                   | WITHHELD             | 3
      an entry dropped with its leaf            | 第 4 条                                   | LEAF_DIFFERS         | 3
      an entry twice                            | 第 4 条                                   | OUT_OF_ORDER         | 3
      two entries swapped                       | 第 4 条                                    | WITHHELD             | 3
      two leaves swapped                        | 第 4 条                                   | LEAF_DIFFERS         | 3
      an entry with the number of the next      | 第 4 条                                   | WITHHELD             | 3
      an entry put in at the end                | 第 8 条                                   | NOT_IN_THE_LOG       | 3
      an entry put in with its leaf             | 第 8 条                                   | NO_HEAD              | 2
      an unreadable entry                       | events.jsonl 第 5 行                      | NOT_READABLE         | 3
      all leaves taken away                     | leaves.txt                               | PART_MISSING         | 2
      another origin in the manifest            | 日志头（3 条）                             | HEAD_OF_ANOTHER_LOG  | 3
      another count in the manifest             | manifest.json                            | COUNT_DIFFERS        | 2
      a name that climbs out                    | ../escape.txt                            | UNSAFE_NAME          | 3
      a payload erased                          | -                                        | -                    | 0
      a payload and its salt emptied            | 第 1 条                                   | ERASED_UNRECORDED    | 2
      an erasure recorded before the event      | 第 5 条                                   | ERASED_UNRECORDED    | 2
      an erasure recorded of another event      | 第 1 条                                   | ERASED_UNRECORDED    | 2
      a payload erased without its salt         | 第 1 条                                   | NOT_READABLE         | 3
      a payload erased, its rows kept           | 第 1 条，表行 inspection.answer /parts/inspection/answers/0 | ROW_OF_ERASED | 2
      a member of a desk's envelope renamed     | 第 0 条                                   | NOT_READABLE         | 3
      a name twice in an event                  | events.jsonl 第 5 行                       | NOT_READABLE         | 3
      """;

  private final Map<String, Consumer<Sample>> acts = acts();

  private Map<String, Consumer<Sample>> acts() {
    Map<String, Consumer<Sample>> all = new LinkedHashMap<>();
    all.put("nothing", sample -> {});
    all.put("one byte of a payload", event(1, text -> text.replace("\"S36\"", "\"S37\"")));
    all.put("one byte of a payload of the desk", event(4, text -> text.replace("yes", "yeS")));
    all.put("one byte of a salt", event(1, text -> flipAfter(text, "\"salt\":\"")));
    all.put("one byte of an event", event(1, text -> text.replace("09:42:07", "09:43:07")));
    all.put(
        "one byte of an event of the desk", event(4, text -> text.replace("09:45:07", "09:46:07")));
    all.put("an event of the desk and its leaf", sample -> rewriteDesk(sample, 4));
    all.put("an event, its payload and its leaf", sample -> rewriteVisit(sample, 1));
    all.put("one byte of a signature", event(3, text -> flipAfter(text, "\"signature\":\"")));
    all.put(
        "a signature taken away",
        event(3, text -> text.replaceAll("\"signature\":\"[^\"]+\"", "\"signature\":null")));
    all.put("one byte of a leaf", line("leaves.txt", 5, TamperTest::flipFirst));
    all.put("a leaf that is no hash", line("leaves.txt", 5, leaf -> "x" + leaf.substring(1)));
    all.put("one byte of a head", line("heads/6.txt", 2, root -> flipAfter(root, "")));
    all.put("a head under the name of another", TamperTest::renameHead);
    all.put("a head signed by somebody else", TamperTest::foreignHead);
    all.put("the newest head taken away", without("heads/8.txt"));
    all.put("one byte of a photo", sample -> sample.parts.get(photo(sample, 1))[3] ^= 1);
    all.put(
        "a photo replaced by another",
        sample -> sample.parts.put(photo(sample, 1), sample.parts.get(photo(sample, 2))));
    all.put("a photo taken away", sample -> sample.parts.remove(photo(sample, 1)));
    all.put("an answer on the screen", line("rows.jsonl", 2, row -> row.replace("是", "否")));
    all.put("a finding on the screen taken away", lines("rows.jsonl", rows -> rows.remove(4)));
    all.put("an approval on the screen", line("rows.jsonl", 7, row -> row.replace("yes", "no")));
    all.put("an answer on the screen twice", lines("rows.jsonl", rows -> rows.add(2, rows.get(1))));
    all.put(
        "an answer on the screen too many",
        lines("rows.jsonl", rows -> rows.add(9, rows.get(8).replace("answers/0", "answers/1"))));
    all.put("two answers on the screen swapped", lines("rows.jsonl", TamperTest::swapValues));
    all.put(
        "a row of no event at the end",
        lines("rows.jsonl", rows -> rows.set(9, rows.get(9).replace("0003ed", "000fff"))));
    all.put("all rows taken away", without("rows.jsonl"));
    all.put(
        "one byte of a certificate",
        line("devices.jsonl", 0, text -> text.replace("2027-01-30", "2028-01-30")));
    all.put("a certificate taken away", lines("devices.jsonl", all_ -> all_.remove(0)));
    all.put("an entry dropped", lines("events.jsonl", events -> events.remove(4)));
    all.put("the last entry dropped", lines("events.jsonl", events -> events.remove(7)));
    all.put(
        "an entry dropped with its leaf",
        lines("events.jsonl", events -> renumber(events, 4))
            .andThen(lines("leaves.txt", leaves -> leaves.remove(4)))
            .andThen(lines("leaves.txt", leaves -> leaves.set(4, leaves.get(5)))));
    all.put("an entry twice", lines("events.jsonl", events -> events.add(5, events.get(4))));
    all.put("two entries swapped", lines("events.jsonl", e -> Collections.swap(e, 4, 5)));
    all.put("two leaves swapped", lines("leaves.txt", leaves -> Collections.swap(leaves, 4, 5)));
    all.put(
        "an entry with the number of the next",
        event(4, text -> text.replace("\"index\":4", "\"index\":5")));
    all.put("an entry put in at the end", sample -> putIn(sample, false));
    all.put("an entry put in with its leaf", sample -> putIn(sample, true));
    all.put("an unreadable entry", event(4, text -> text.substring(1)));
    all.put("all leaves taken away", without("leaves.txt"));
    all.put(
        "another origin in the manifest",
        part("manifest.json", text -> text.replace("330122", "330127")));
    all.put(
        "another count in the manifest",
        part("manifest.json", text -> text.replace("\"events\":8", "\"events\":9")));
    all.put("a name that climbs out", sample -> sample.put("../escape.txt", "x"));
    all.put("a payload erased", sample -> eraseAndRecord(sample, 1));
    all.put("a payload and its salt emptied", sample -> erase(sample, 1));
    all.put("an erasure recorded before the event", TamperTest::eraseBeforehand);
    all.put(
        "an erasure recorded of another event",
        sample -> {
          recordErasure(sample, 5);
          erase(sample, 1);
        });
    all.put(
        "a payload erased without its salt",
        event(1, text -> text.replaceAll("\"salt\":\"[^\"]+\"", "\"salt\":null")));
    all.put("a payload erased, its rows kept", TamperTest::eraseButKeepRows);
    all.put(
        "a member of a desk's envelope renamed",
        event(0, text -> text.replace("\"signature\":null", "\"sighature\":null")));
    all.put(
        "a name twice in an event",
        event(4, text -> text.replace("\"seq\":0", "\"seq\":0,\"seq\":0")));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> ofTheWholeLog() {
    return WHOLE
        .lines()
        .map(line -> line.split("\\|"))
        .map(
            cells ->
                DynamicTest.dynamicTest(
                    cells[0].strip(),
                    () -> {
                      Sample sample = Sample.whole();
                      Consumer<Sample> act = acts.get(cells[0].strip());
                      assertThat(act).as("an act of that name").isNotNull();
                      act.accept(sample);
                      expect(
                          check(sample, new Trusted(Optional.of(Sample.keys()), List.of())),
                          cells[1]
                              .strip()
                              .replace("PHOTO1", sample.photo(1).hex())
                              .replace("DEVICE1", Sample.id(1)),
                          cells[2].strip(),
                          Integer.parseInt(cells[3].strip()));
                    }));
  }

  @Test
  void everyLineOfTheTableHasItsActAndEveryActItsLine() {
    assertThat(WHOLE.lines().map(line -> line.split("\\|")[0].strip()))
        .containsExactlyInAnyOrderElementsOf(acts.keySet());
  }

  @Test
  void anErasedPayloadReadsProvenContentErased() {
    Sample sample = Sample.whole();
    eraseAndRecord(sample, 1);
    Report report = check(sample, trusting());
    assertThat(report.findings())
        .extracting(finding -> finding.in(Language.ZH))
        .containsExactly("第 1 条：已证明，内容已擦除");
    assertThat(report.findings().getFirst().in(Language.EN))
        .isEqualTo("entry 1: proven, content erased");
    assertThat(report.erased()).isEqualTo(1);
  }

  @Test
  void aPartOfTheLogIsProvedByPaths() {
    expect(check(Sample.part(), trusting(Sample.part().head(8))), "-", "-", 0);
  }

  @Test
  void aPartOfTheLogIsComparedWithAnOlderHead() {
    Sample sample = Sample.part();
    expect(check(sample, trusting(sample.head(6))), "-", "-", 0);
    expect(check(sample, trusting(sample.head(5))), "您保存的日志头（5 条）", "SAVED_HEAD_NOT_COMPARABLE", 2);
  }

  @Test
  void aBentPathOfAPartLeadsElsewhere() {
    Sample sample = Sample.part();
    line("proofs.jsonl", 2, proof -> flipAfter(proof, "\"path\":[\"")).accept(sample);
    expect(check(sample, trusting()), "第 2 条", "PATH_LEADS_ELSEWHERE", 3);
  }

  @Test
  void aBentContinuationIsNone() {
    Sample sample = Sample.part();
    line("consistency.jsonl", 1, proof -> flipAfter(proof, "\"path\":[\"")).accept(sample);
    expect(check(sample, trusting()), "日志头（6 条）", "NOT_CONTINUED", 3);
  }

  @Test
  void anEventOfAPartWithoutItsCosignedRecordIsIncomplete() {
    Sample sample = Sample.part();
    lines("events.jsonl", events -> events.remove(1)).accept(sample);
    lines("proofs.jsonl", proofs -> proofs.remove(1)).accept(sample);
    lines("rows.jsonl", rows -> rows.subList(1, 7).clear()).accept(sample);
    Report report = check(sample, trusting());
    assertThat(report.findings())
        .extracting(Finding::fault)
        .contains(Fault.COSIGNED_ABSENT, Fault.COUNT_DIFFERS);
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void aLogRewrittenWithoutHeadsContradictsTheSavedHead() {
    Head saved = Sample.whole().head(6);
    Sample rewritten = Sample.whole();
    rewriteDesk(rewritten, 4);
    Sample.HEAD_SIZES.forEach(size -> rewritten.parts.remove("heads/" + size + ".txt"));
    Report report = check(rewritten, trusting(saved));
    assertThat(report.verdict()).isEqualTo(Verdict.TAMPERED);
    assertThat(report.first().orElseThrow().in(Language.ZH))
        .isEqualTo("您保存的日志头（6 条）：根与叶子算出的不符，问题在第 0 条到第 5 条之间");
  }

  @Test
  void aLogCutShorterThanTheSavedHeadIsIncomplete() {
    Head saved = Sample.whole().head(8);
    Sample cut = Sample.whole();
    cut.envelopes.subList(6, 8).clear();
    cut.write();
    expect(check(cut, trusting(saved)), "您保存的日志头（8 条）", "SAVED_HEAD_LATER", 2);
  }

  @Test
  void aGapInTheCountOfADeviceIsIncomplete() {
    Sample sample = Sample.whole();
    sample.envelopes.remove(3);
    sample.write();
    expect(check(sample, trusting()), "第 4 条", "SEQ_GAP", 2);
  }

  @Test
  void aCosignatureOfAnotherVisitIsIncompleteAndToldOnceTheLogSaidSo() {
    Sample sample = Sample.whole();
    Envelope record = sample.envelopes.get(5);
    Envelope stray =
        sample.seal(
            sample.yao,
            "visit.cosigned",
            JsonObject.empty()
                .with("v", 1)
                .with("visit", Sample.id(100))
                .with("names", record.event().hash().hex()));
    sample.write();
    expect(check(sample, trusting()), "第 8 条", "COSIGNED_ANOTHER", 2);
    expectTold(sample, stray, Told.NOT_COUNTED, Fault.COSIGNED_ANOTHER_TOLD);
  }

  @Test
  void aCopiedDeviceIsToldOnceTheLogSaidSo() {
    Sample sample = Sample.whole();
    sample.fu.seq = 2;
    sample.fu.prev = sample.envelopes.get(3).event().hash();
    Envelope copied = sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1));
    sample.write();
    expect(check(sample, trusting()), "第 8 条", "SEQ_TWICE", 3);
    expectTold(sample, copied, Told.FORKED, Fault.SEQ_TWICE_TOLD);
  }

  @Test
  void aCopiedDeviceMayGoOnFromEitherOfItsEvents() {
    Sample sample = Sample.whole();
    sample.fu.seq = 2;
    sample.fu.prev = sample.envelopes.get(3).event().hash();
    Envelope copied = sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1));
    sample.fu.prev = sample.envelopes.get(5).event().hash();
    sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1));
    expectTold(sample, copied, Told.FORKED, Fault.SEQ_TWICE_TOLD);
  }

  @Test
  void aBrokenChainIsToldOnceTheLogSaidSo() {
    Sample sample = Sample.whole();
    sample.fu.prev = sample.envelopes.get(3).event().hash();
    Envelope broken = sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1));
    sample.write();
    expect(check(sample, trusting()), "第 8 条", "PREV_DIFFERS", 3);
    expectTold(sample, broken, Told.UNLINKED, Fault.PREV_DIFFERS_TOLD);
  }

  /** Break and remark may be made together: the log vouches for nothing, it says what it saw. */
  private void expectTold(Sample sample, Envelope event, String flag, Fault told) {
    remark(sample, event, flag);
    Report report = check(sample, trusting());
    assertThat(report.findings()).extracting(Finding::fault).containsExactly(told);
    assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(report.findings().getFirst().in(Language.EN))
        .contains("the log itself recorded")
        .contains("at acceptance");
  }

  private static void remark(Sample sample, Envelope event, String flag) {
    sample.desk(
        "flag.raised",
        JsonObject.empty()
            .with("v", 1)
            .with("event", event.event().id().toString())
            .with("flag", flag));
    sample.write();
  }

  /** A second event at number 3 of Fu's phone, entry 8. */
  private static Envelope copy(Sample sample) {
    sample.fu.seq = 2;
    sample.fu.prev = sample.envelopes.get(3).event().hash();
    return sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1));
  }

  @Test
  void aRemarkUnderALaterHeadThanTheEventHidesNothing() {
    Sample sample = Sample.whole();
    Envelope copied = copy(sample);
    sample.write();
    byte[] head = sample.parts.get("heads/9.txt");
    remark(sample, copied, Told.FORKED);
    Head saved = sample.head(9);
    expect(check(sample, trusting(saved)), "第 8 条", "SEQ_TWICE", 3);
    sample.parts.put("heads/9.txt", head);
    expect(check(sample, trusting()), "第 8 条", "SEQ_TWICE", 3);
  }

  @Test
  void aRemarkAfterThePromiseHidesNothingThoughHeadsWereLeftOut() {
    Sample sample = Sample.whole();
    Envelope copied = copy(sample);
    sample.desk("visit.approved", JsonObject.empty().with("visit", Sample.id(300)));
    sample.desk("visit.approved", JsonObject.empty().with("visit", Sample.id(301)));
    remark(sample, copied, Told.FORKED);
    expect(check(sample, trusting()), "第 8 条", "SEQ_TWICE", 3);
  }

  @Test
  void aRemarkBeforeItsEventIsALicenceAndHidesNothing() {
    Sample sample = Sample.whole();
    Envelope copied = copy(sample);
    remark(sample, copied, Told.FORKED);
    Collections.swap(sample.envelopes, 8, 9);
    sample.write();
    expect(check(sample, trusting()), "第 9 条", "SEQ_TWICE", 3);
  }

  @Test
  void aRemarkOnOneEventSilencesNoOtherAtItsPlace() {
    Sample sample = Sample.whole();
    copy(sample);
    Envelope second = copy(sample);
    remark(sample, second, Told.FORKED);
    expect(check(sample, trusting()), "第 8 条", "SEQ_TWICE", 3);
  }

  @Test
  void anEventPutBehindTheOneThatFollowsItMustHaveBeenRemarkedUponItself() {
    Sample sample = withAnotherSealedInPlaceOfOneHeldBack();
    Envelope next = sample.envelopes.get(8);
    remark(sample, next, Told.UNLINKED);
    expect(check(sample, trusting()), "第 8 条", "PREV_DIFFERS", 3);
    Sample honest = withAnotherSealedInPlaceOfOneHeldBack();
    Envelope late = honest.envelopes.get(9);
    expectTold(honest, late, Told.UNLINKED, Fault.PREV_DIFFERS_TOLD);
  }

  /** Number 4 of Fu's phone is held back; 5 names it, and another 4 comes after. */
  private static Sample withAnotherSealedInPlaceOfOneHeldBack() {
    Sample sample = Sample.whole();
    var before = sample.fu.prev;
    sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1).with("way", "held"));
    sample.envelopes.removeLast();
    sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1));
    sample.fu.seq = 3;
    sample.fu.prev = before;
    sample.seal(sample.fu, "sheet.handed", JsonObject.empty().with("v", 1).with("way", "other"));
    return sample;
  }

  @Test
  void keysThatDoNotKnowTheSignerAreToldApart() {
    KnownKeys none = new KnownKeys(List.of());
    Report report = check(Sample.whole(), new Trusted(Optional.of(none), List.of()));
    assertThat(report.verdict().exitCode()).isEqualTo(4);
    assertThat(report.first().orElseThrow().place().in(Language.EN))
        .isEqualTo("certificate of device " + Sample.id(1));
  }

  @Test
  void withoutKeysOfItsOwnOrOfTheCallerNothingIsProved() {
    Sample sample = Sample.whole();
    without("keys.json").accept(sample);
    expect(check(sample, new Trusted(Optional.empty(), List.of())), "keys.json", "PART_MISSING", 2);
  }

  @Test
  void rowsOfAnUnreadableEventAreNotHeldAgainstTheNextOne() {
    Sample sample = Sample.whole();
    event(4, text -> text.substring(1)).accept(sample);
    assertThat(check(sample, trusting()).findings()).hasSize(1);
  }

  @Test
  void aFileThatIsNoZipIsNoBundle() throws Exception {
    Path file = directory.resolve("letter.txt");
    java.nio.file.Files.writeString(file, "dear auditor");
    Report report = BundleCheck.check(file, trusting());
    expect(report, "整个证据包", "NOT_A_BUNDLE", 2);
  }

  @Test
  void aBombIsStopped() throws Exception {
    Sample sample = Sample.whole();
    byte[] zeros = new byte[100 << 20];
    sample.parts.put("files/" + sample.photo(1), zeros);
    Report report = check(sample, trusting());
    expect(report, "files/" + sample.photo(1), "TOO_LARGE", 3);
  }

  private static Trusted trusting(Head... heads) {
    return new Trusted(Optional.of(Sample.keys()), List.of(heads));
  }

  private Report check(Sample sample, Trusted trusted) {
    return BundleCheck.check(sample.writeTo(directory.resolve("bundle.zip")), trusted);
  }

  private static void expect(Report report, String place, String fault, int exitCode) {
    String found = report.first().map(finding -> finding.place().in(Language.ZH)).orElse("-");
    assertThat(found + " " + report.first().map(f -> f.fault().name()).orElse("-"))
        .as("%s", report.findings())
        .isEqualTo(place + " " + fault);
    assertThat(report.verdict().exitCode()).isEqualTo(exitCode);
  }

  // --- acts ---

  static Consumer<Sample> part(String name, UnaryOperator<String> change) {
    return sample -> {
      String before = sample.text(name);
      String after = change.apply(before);
      assertThat(after).as("the act changes " + name).isNotEqualTo(before);
      sample.put(name, after);
    };
  }

  static Consumer<Sample> lines(String name, Consumer<List<String>> change) {
    return part(
        name,
        text -> {
          List<String> all = new ArrayList<>(text.lines().toList());
          change.accept(all);
          return Sample.lines(all);
        });
  }

  static Consumer<Sample> line(String name, int number, UnaryOperator<String> change) {
    return lines(name, all -> all.set(number, change.apply(all.get(number))));
  }

  static Consumer<Sample> event(int index, UnaryOperator<String> change) {
    return line("events.jsonl", index, change);
  }

  static Consumer<Sample> without(String name) {
    return sample -> assertThat(sample.parts.remove(name)).isNotNull();
  }

  private static String photo(Sample sample, int number) {
    return "files/" + sample.photo(number);
  }

  private static String flipFirst(String text) {
    return (text.charAt(0) == '0' ? '1' : '0') + text.substring(1);
  }

  private static String flipAfter(String text, String mark) {
    int at = text.indexOf(mark) + mark.length();
    char other = text.charAt(at) == 'a' ? 'b' : 'a';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static void renameHead(Sample sample) {
    sample.parts.put("heads/6.txt", sample.parts.get("heads/3.txt"));
  }

  private static void foreignHead(Sample sample) {
    Head head = sample.head(8);
    Head.NoteSignature own = head.signatures().getFirst();
    Head foreign =
        new Head(
            head.origin(),
            head.size(),
            head.root(),
            List.of(new Head.NoteSignature("somebody", own.keyHash(), own.signature())));
    sample.put("heads/8.txt", foreign.write());
  }

  /** Changes an event of the desk and everything that can be computed without a key. */
  private static void rewriteDesk(Sample sample, int index) {
    JsonObject bent = sample.envelopes.get(index).event().json().with("person", Sample.id(99));
    rewrite(sample, index, new Event(bent));
  }

  /** The same for a sealed visit, with another payload; its device does not sign again. */
  private static void rewriteVisit(Sample sample, int index) {
    Envelope envelope = sample.envelopes.get(index);
    JsonObject payload = envelope.findPayload().orElseThrow().asObject().with("language", "en");
    JsonObject bent =
        envelope.event().json().with("payloadCommit", envelope.salt().commit(payload).digests());
    Event event = new Event(bent);
    Map<String, byte[]> heads = headsOf(sample);
    sample.envelopes.set(
        index, new Envelope(event, envelope.signature(), payload, envelope.salt()));
    sample.write();
    sample.parts.putAll(heads);
  }

  private static void rewrite(Sample sample, int index, Event event) {
    Map<String, byte[]> heads = headsOf(sample);
    Envelope envelope = sample.envelopes.get(index);
    sample.envelopes.set(
        index, new Envelope(event, envelope.signature(), envelope.payload(), envelope.salt()));
    sample.write();
    sample.parts.putAll(heads);
  }

  private static Map<String, byte[]> headsOf(Sample sample) {
    Map<String, byte[]> heads = new LinkedHashMap<>(sample.parts);
    heads.keySet().removeIf(name -> !name.startsWith("heads/"));
    return heads;
  }

  private static void swapValues(List<String> rows) {
    String first = rows.get(1);
    rows.set(1, first.replace("S35", "S36"));
    rows.set(2, rows.get(2).replace("S36", "S35"));
  }

  private static void renumber(List<String> events, int dropped) {
    events.remove(dropped);
    for (int i = dropped; i < events.size(); i++) {
      events.set(i, events.get(i).replace("\"index\":" + (i + 1), "\"index\":" + i));
    }
  }

  private static void putIn(Sample sample, boolean withLeaf) {
    Map<String, byte[]> before = new LinkedHashMap<>(sample.parts);
    sample.desk("visit.approved", JsonObject.empty().with("visit", Sample.id(300)));
    sample.write();
    byte[] events = sample.parts.get("events.jsonl");
    byte[] leaves = sample.parts.get("leaves.txt");
    byte[] rows = sample.parts.get("rows.jsonl");
    sample.parts.clear();
    sample.parts.putAll(before);
    sample.parts.put("events.jsonl", events);
    sample.parts.put("rows.jsonl", rows);
    sample.parts.put(
        "manifest.json",
        sample
            .text("manifest.json")
            .replace("\"events\":8", "\"events\":9")
            .getBytes(StandardCharsets.UTF_8));
    if (withLeaf) {
      sample.parts.put("leaves.txt", leaves);
    }
  }

  static void erase(Sample sample, int index) {
    Envelope envelope = sample.envelopes.get(index);
    sample.envelopes.set(index, new Envelope(envelope.event(), envelope.signature(), null, null));
    sample.write();
  }

  private static void eraseAndRecord(Sample sample, int index) {
    recordErasure(sample, index);
    erase(sample, index);
  }

  private static void recordErasure(Sample sample, int index) {
    sample.desk("content.erased", erasureOf(sample.envelopes.get(index)));
  }

  private static JsonObject erasureOf(Envelope envelope) {
    return JsonObject.empty().with("v", 1).with("event", envelope.event().id().toString());
  }

  /** A licence made out in advance is none. */
  private static void eraseBeforehand(Sample sample) {
    Envelope record = sample.envelopes.get(5);
    recordErasure(sample, 5);
    sample.envelopes.set(4, sample.envelopes.removeLast());
    sample.envelopes.set(5, record);
    erase(sample, 5);
    sample.parts.remove("heads/6.txt");
  }

  private static void eraseButKeepRows(Sample sample) {
    recordErasure(sample, 1);
    sample.write();
    byte[] rows = sample.parts.get("rows.jsonl");
    erase(sample, 1);
    sample.parts.put("rows.jsonl", rows);
  }
}
