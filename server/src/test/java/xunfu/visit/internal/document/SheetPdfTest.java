package xunfu.visit.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SheetPdfTest {
  static final String HASH = "0123456789abcdef".repeat(4);

  static final String SHEET =
      """
      行政检查结果告知单
      编号：桐检〔2026〕118
      当事人：富春江镇云栖人家民宿（青禾路 8 号 <甲>）
      检查人员：傅青禾、姚知秋 & 证号 浙A-0011
      一、餐具未消毒（立即改正），见《食品安全法》第三十三条第（五）项。
      ㈡ 电梯“使用标志”逾期 5 日，限 2026-12-01 前改正；℃ ½ ①
      """;

  @Test
  void theTextOfThePagesIsTheTextOfTheSheet() throws IOException {
    var sheet = SHEET + "记录指纹 " + HASH;
    assertThat(bare(textOf(SheetPdf.print(sheet, "zh")))).isEqualTo(bare(sheet));
  }

  @Test
  void aSheetOfManyPagesLosesNoLine() throws IOException {
    var lines =
        IntStream.range(0, 400)
            .mapToObj(i -> "第" + i + "项：检查时未发现问题，已向当事人当场告知检查结果与救济途径。")
            .collect(Collectors.joining("\n", "行政检查结果告知单\n", "\n"));
    var sheet = lines + "记录指纹 " + HASH;
    assertThat(bare(textOf(SheetPdf.print(sheet, "zh")))).isEqualTo(bare(sheet));
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]", "");
  }
}
