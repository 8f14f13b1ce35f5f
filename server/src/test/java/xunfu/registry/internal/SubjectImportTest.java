package xunfu.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.idev.excel.FastExcel;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.HouseTest;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.organization.Area;
import xunfu.registry.ImportOrder;
import xunfu.registry.ImportResult;
import xunfu.registry.RealData;
import xunfu.registry.internal.township.Gazetteer;

@HouseTest
class SubjectImportTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String HEADER = "统一社会信用代码,企业名称,成立日期,住所\n";
  private static final String ONE = "91330100799655058B";
  private static final String TWO = "91440300708461136T";

  @Autowired ImportStore store;
  @Autowired TransactionTemplate transaction;
  @Autowired Ids ids;

  @Autowired
  @Qualifier("ownerDataSource")
  javax.sql.DataSource owner;

  @TempDir Path folder;

  @BeforeEach
  void emptyTheRegister() {
    database()
        .sql(
            """
            truncate registry.source_row, registry.occupancy, registry.premises,
                     registry.subject_name, registry.subject cascade
            """)
        .update();
  }

  @Test
  void takesInGb18030WithChineseHeaders() {
    var result = importOf(HEADER + ONE + ",桐庐某店,2001年2月3日,桐庐县分水镇1号\n", Charset.forName("GB18030"));
    assertThat(result.created()).isOne();
    assertThat(one("select name || ' ' || registered_on from registry.subject"))
        .isEqualTo("桐庐某店 2001-02-03");
    assertThat(one("select township || ' ' || township_reason from registry.premises"))
        .isEqualTo("330122109 named");
  }

  @Test
  void rejectsWrongAndMissingCodesByRow() throws Exception {
    var result = importOf(HEADER + "91330100799655058C,甲,,路\n,乙,,路\n12345,丙,,路\n" + ONE + ",,,路\n");
    assertThat(result)
        .extracting(ImportResult::read, ImportResult::rejected, ImportResult::created)
        .containsExactly(4L, 4L, 0L);
    assertThat(report())
        .containsExactly(
            "row,column,value,outcome,reason,detail",
            "2,统一社会信用代码,91330100799655058C,rejected,identifier-check-wrong,\"GB 32100: character 18"
                + " is C, but B belongs to the others\"",
            "3,统一社会信用代码,,rejected,identifier-missing,no identifier",
            "4,统一社会信用代码,12345,rejected,identifier-form-unknown,5 characters fit no scheme",
            "5,企业名称,,rejected,name-missing,no name");
  }

  @Test
  void rejectsARowWhoseCellsDoNotFitTheHeader() throws Exception {
    assertThat(importOf(HEADER + ONE + ",甲,2001-01-01,县城, 5号\n").rejected()).isOne();
    assertThat(report().getLast()).contains("cells-do-not-fit,5 cells under 4 headers");
  }

  @Test
  void leavesOutADateThatIsNone() throws Exception {
    var result = importOf(HEADER + ONE + ",甲,2001-02-30,路\n" + TWO + ",乙,昨天,路\n");
    assertThat(result.created()).isEqualTo(2);
    assertThat(result.warnings()).isEqualTo(Map.of("date-unreadable", 2L));
    assertThat(one("select count(registered_on)::text from registry.subject")).isEqualTo("0");
  }

  @Test
  void takesDoubledRowsOnce() {
    String row = ONE + ",甲,,桐庐县分水镇1号\n";
    var result = importOf(HEADER + row + row);
    assertThat(result)
        .extracting(ImportResult::created, ImportResult::unchanged)
        .containsExactly(1L, 1L);
    assertThat(one("select count(*)::text from registry.premises")).isEqualTo("1");
  }

  @Test
  void changesNothingTheSecondTime() {
    String table = HEADER + ONE + ",甲,,桐庐县分水镇1号\n" + ONE.toLowerCase() + ",乙,,\n";
    importOf(table);
    String before = fingerprint();
    var again = importOf(table);
    assertThat(again)
        .extracting(ImportResult::read, ImportResult::unchanged)
        .containsExactly(2L, 2L);
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void keepsNothingInADryRun() {
    var file = write(HEADER + ONE + ",甲,,路\n", StandardCharsets.UTF_8);
    var result =
        subjects().run(new ImportOrder(file, null, DAY, true, folder), (rows, share) -> {});
    assertThat(result.created()).isOne();
    assertThat(one("select count(*)::text from registry.subject")).isEqualTo("0");
  }

  @Test
  void renamesAndMovesWhenANewerRegisterSaysSo() {
    importOf(HEADER + ONE + ",甲,,桐庐县分水镇1号\n");
    var file = write(HEADER + ONE + ",乙,,桐庐县分水镇2号\n", StandardCharsets.UTF_8);
    subjects()
        .run(new ImportOrder(file, null, DAY.plusDays(1), false, folder), (rows, share) -> {});
    assertThat(
            one(
                """
                select string_agg(name || coalesce(' until ' || valid_until, ''), ', ' order by name)
                  from registry.subject_name
                """))
        .isEqualTo("乙, 甲 until 2026-11-25");
    assertThat(
            one(
                """
                select string_agg(address || coalesce(' until ' || until, ''), ', ' order by address)
                  from registry.occupancy join registry.premises on id = premises_id
                """))
        .isEqualTo("桐庐县分水镇1号 until 2026-11-25, 桐庐县分水镇2号");
  }

  @Test
  void takesInAWorkbookWhoseLastCellsAreEmpty() {
    Path file = folder.resolve("firms.xlsx");
    FastExcel.write(file.toFile())
        .sheet("firms")
        .doWrite(
            List.of(
                List.of("统一社会信用代码", "企业名称", "成立日期", "住所"),
                List.of(ONE, "桐庐某店", "2001-02-03", "桐庐县分水镇1号"),
                List.of(TWO, "没有住所的店")));
    var result =
        subjects().run(new ImportOrder(file, null, DAY, false, folder), (rows, share) -> {});
    assertThat(result.created()).isEqualTo(2);
    assertThat(result.warnings()).isEqualTo(Map.of("no-address", 1L));
    assertThat(one("select township from registry.premises")).isEqualTo("330122109");
  }

  @Test
  void goesByAMappingWhereOneIsGiven() throws Exception {
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(
        mapping,
        """
        {"source": "some-register", "columns": {"identifier": "甲", "name": "乙", "address": "丙"}}
        """);
    var file = write("丙,乙,甲\n桐庐县分水镇1号,某店," + ONE + "\n", StandardCharsets.UTF_8);
    var order = new ImportOrder(file, mapping, DAY, false, folder);
    assertThat(subjects().run(order, (rows, share) -> {}).created()).isOne();
    assertThat(one("select source from registry.subject")).isEqualTo("some-register");
  }

  @Test
  void changesNothingWhenAnotherRegisterSaysTheSameOfASubject() {
    importOf(HEADER + ONE + ",甲,,桐庐县分水镇1号\n");
    Path file = folder.resolve("another.csv");
    write(HEADER + ONE + ",甲,,桐庐县分水镇1号\n", StandardCharsets.UTF_8).toFile().renameTo(file.toFile());
    var result =
        subjects().run(new ImportOrder(file, null, DAY, false, folder), (rows, share) -> {});
    assertThat(result.unchanged()).isOne();
    assertThat(one("select count(*)::text from registry.premises")).isEqualTo("1");
  }

  @Test
  void saysWhichColumnsAFileHasWhenItLacksTheIdentifier() {
    assertThatThrownBy(() -> importOf("城市,人口\n杭州,1\n"))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("column-missing"))
        .hasMessageContaining("城市, 人口");
  }

  @Test
  void writesNoCellThatASpreadsheetWouldRun() {
    assertThat(ImportReport.cell("=HYPERLINK(\"x\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\")\"");
  }

  @Test
  void takesTheRealRegisterOfTheProvinceInAsItsReadmeCounts() throws Exception {
    Path file = RealData.file("zhejiang-enterprises/enterprises.csv.gz");
    var order = new ImportOrder(file, null, DAY, false, folder);
    var province = subjects(RealData.areas());
    var first = province.run(order, (rows, share) -> {});
    assertThat(first)
        .extracting(
            ImportResult::read,
            ImportResult::created,
            ImportResult::updated,
            ImportResult::unchanged,
            ImportResult::rejected)
        .containsExactly(168_365L, 168_341L, 1L, 21L, 2L);
    assertThat(first.warnings())
        .isEqualTo(
            Map.of("upper-cased", 41L, "without-code", 4L, "second-name", 1L, "no-address", 18L));
    assertThat(Files.readAllLines(folder.resolve("enterprises.report.csv"))).hasSize(1 + 2 + 64);
    if (ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() < 2) {
      // on a busy machine a wall-clock rate says nothing
      assertThat(first.read() / first.seconds()).as("rows per second").isGreaterThan(2_000);
    }
    var second = province.run(order, (rows, share) -> {});
    assertThat(second)
        .extracting(ImportResult::read, ImportResult::unchanged, ImportResult::rejected)
        .containsExactly(168_365L, 168_363L, 2L);
    System.out.println("import of the real register: " + first + ", again: " + second);
  }

  private String fingerprint() {
    return one(
        """
        select md5(string_agg(t::text, '|' order by t::text))
          from (select s::text from registry.subject s
                union all select n::text from registry.subject_name n
                union all select p::text from registry.premises p
                union all select o::text from registry.occupancy o
                union all select r::text from registry.source_row r) t
        """);
  }

  private ImportResult importOf(String table) {
    return importOf(table, StandardCharsets.UTF_8);
  }

  private ImportResult importOf(String table, Charset charset) {
    var order = new ImportOrder(write(table, charset), null, DAY, false, folder);
    return subjects().run(order, (rows, share) -> {});
  }

  private Path write(String table, Charset charset) {
    try {
      return Files.write(folder.resolve("table.csv"), table.getBytes(charset));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> report() throws Exception {
    return Files.readAllLines(folder.resolve("table.report.csv")).stream()
        .map(line -> line.replace("\uFEFF", ""))
        .toList();
  }

  private SubjectImport subjects() {
    return subjects(
        List.of(
            new Area("33", "33", 1, "浙江省", null),
            new Area("3301", "3301", 2, "杭州市", "33"),
            new Area("330122", "330122", 3, "桐庐县", "3301"),
            new Area("330122109", "330122109", 4, "分水镇", "330122")));
  }

  private SubjectImport subjects(List<Area> areas) {
    var content = RegistryContent.of("cn-zj");
    var gazetteer =
        new Gazetteer(content.addressWords(), areas, content.shortNames(), content.predecessors());
    return new SubjectImport(
        store, transaction, content, gazetteer, ids, ZoneId.of("Asia/Shanghai"));
  }

  private String one(String sql) {
    return database().sql(sql).query(String.class).single();
  }

  private JdbcClient database() {
    return JdbcClient.create(owner);
  }
}
