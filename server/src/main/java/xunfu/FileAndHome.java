package xunfu;

import java.nio.file.Path;

/** A command line of the form {@code FILE [--home DIR]}. */
record FileAndHome(Path file, Path home) {

  static FileAndHome parse(String command, String... arguments) {
    String file = "";
    String home = ".xunfu";
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--home") && i + 1 < arguments.length) {
        home = arguments[++i];
      } else if (!arguments[i].startsWith("--") && file.isEmpty()) {
        file = arguments[i];
      } else {
        throw misused(command);
      }
    }
    if (file.isEmpty()) {
      throw misused(command);
    }
    return new FileAndHome(Path.of(file), Path.of(home));
  }

  /** How the command is used. */
  static String usage(String command) {
    return "Usage: ./xunfu " + command + " FILE.zip [--home .xunfu]";
  }

  private static IllegalArgumentException misused(String command) {
    return new IllegalArgumentException(usage(command));
  }
}
