package xunfu.checklist.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xunfu.checklist.Article;
import xunfu.checklist.Law;
import xunfu.checklist.Text;

class LawTextsTest {

  private static final Law LAW =
      new Law(
          "law",
          Text.of("zh", "某法"),
          Text.of("zh", "某法"),
          LocalDate.of(2021, 1, 1),
          "law.md",
          "invented",
          null);

  @TempDir private Path folder;

  @BeforeEach
  void writeLaw() throws IOException {
    Files.writeString(
        folder.resolve("law.md"),
        """
        # 某法

        ## 第一章 总 则

        第三条 经营者应当守信。

        依照第三十三条办理。

        第三十三条　具有下列条件：

        （一）洗净、
        消毒；

        ## 第二章 附 则

        第三十四条 本法自公布之日起施行。
        """);
  }

  @Test
  void anArticleReachesToTheNextOne() {
    assertThat(find("第三条")).contains("第三条经营者应当守信。依照第三十三条办理。");
  }

  @Test
  void anArticleEndsWhereAChapterBegins() {
    assertThat(find("第三十三条第一款第一项")).contains("第三十三条具有下列条件：（一）洗净、消毒；");
  }

  @Test
  void theLastArticleReachesToTheEnd() {
    assertThat(find("第三十四条")).contains("第三十四条本法自公布之日起施行。");
  }

  @Test
  void anArticleThatIsOnlyMentionedIsNotThere() {
    assertThat(find("第三百条")).isEmpty();
    assertThat(find("附则")).isEmpty();
  }

  private Optional<String> find(String place) {
    var article = new Article("a", "law", 1, Text.of("zh", place), null, "某");
    return new LawTexts(folder).find(LAW, article, "zh");
  }
}
