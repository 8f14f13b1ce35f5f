package xunfu.visit.internal.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Prints a result sheet as PDF. The pages carry the lines of the sheet and nothing else, so that
 * their text can be compared with what was sealed; the font lies within the document, cut down to
 * the characters used, so that it looks and reads the same everywhere.
 */
public final class SheetPdf {
  private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="%s"><head><title>%s</title><style>
      @page { size: A4; margin: 22mm 20mm; }
      body { font-family: 'Noto Sans SC'; font-size: 10.5pt; line-height: 1.6; }
      h1 { font-size: 15pt; font-weight: normal; text-align: center; margin: 0 0 6mm; }
      p { margin: 0; min-height: 1.6em; white-space: pre-wrap; word-wrap: break-word; }
      </style></head><body>%s</body></html>
      """;

  private SheetPdf() {}

  /**
   * @param text the sheet with its hash line; the first line is the title
   * @param language of the sheet
   */
  public static byte[] print(String text, String language) {
    var out = new ByteArrayOutputStream();
    try {
      var builder = new PdfRendererBuilder();
      builder.useFont(SheetPdf::font, "Noto Sans SC");
      builder.withHtmlContent(html(text, language), null);
      builder.withProducer("Xunfu");
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException("the sheet cannot be printed", broken);
    }
  }

  private static InputStream font() {
    var font = SheetPdf.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException("the font " + FONT + " is not in the product");
    }
    return font;
  }

  private static String html(String text, String language) {
    var body = new StringBuilder();
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var tag = i == 0 ? "h1" : "p";
      body.append('<').append(tag).append('>');
      body.append(escaped(lines.get(i))).append("</").append(tag).append('>');
    }
    return FRAME.formatted(
        escaped(language), escaped(lines.isEmpty() ? "" : lines.getFirst()), body);
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder out, int character) {
    switch (character) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\t' -> out.append(' ');
      default -> {
        if (!Character.isISOControl(character)) {
          out.appendCodePoint(character);
        }
      }
    }
  }
}
