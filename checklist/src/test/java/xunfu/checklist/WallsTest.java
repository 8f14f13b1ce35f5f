package xunfu.checklist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may see which. */
@AnalyzeClasses(packages = "xunfu.checklist", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  private static final String LANGUAGE = "java..";
  private static final String NULLNESS = "org.jspecify..";
  private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation..";
  private static final String CORE = "xunfu.checklist";

  @ArchTest static final ArchRule THE_MERGE_SEES_NOTHING_BUT_THE_LANGUAGE = sees(CORE, CORE);

  @ArchTest static final ArchRule A_RUN_SEES_THE_MERGE = sees(CORE + ".run", CORE, CORE + ".run");

  @ArchTest
  static final ArchRule THE_GATE_SEES_THE_MERGE = sees(CORE + ".gate", CORE, CORE + ".gate");

  @ArchTest
  static final ArchRule THE_SHEET_SEES_THE_MERGE_AND_THE_TEMPLATES =
      sees(CORE + ".sheet", CORE, CORE + ".sheet", "com.samskivert.mustache");

  @ArchTest
  static final ArchRule ONLY_THE_CONTENT_READS_FILES =
      sees(
          CORE + ".content",
          CORE,
          CORE + ".content",
          CORE + ".gate",
          "tools.jackson..",
          "xunfu.proof..");

  private static ArchRule sees(String who, String... whom) {
    var allowed = new String[whom.length + 3];
    System.arraycopy(whom, 0, allowed, 0, whom.length);
    allowed[whom.length] = LANGUAGE;
    allowed[whom.length + 1] = NULLNESS;
    allowed[whom.length + 2] = ANNOTATIONS;
    return classes()
        .that()
        .resideInAPackage(who)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
