package xunfu.foundation;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR picture of half blocks: two rows of modules in a line of text, light on dark. */
public final class TerminalPicture {
  private static final int QUIET_MODULES = 2;

  private TerminalPicture() {}

  /** The picture of a text, lines ended by line feeds. */
  public static String of(String text) {
    try {
      var modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET_MODULES,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.L));
      var lines = new StringBuilder();
      for (int y = 0; y < modules.getHeight(); y += 2) {
        for (int x = 0; x < modules.getWidth(); x++) {
          boolean upper = !modules.get(x, y);
          boolean lower = y + 1 >= modules.getHeight() || !modules.get(x, y + 1);
          lines.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
        }
        lines.append('\n');
      }
      return lines.toString();
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }
}
