package xunfu.demo;

import java.util.List;
import java.util.stream.Collectors;

/** Under which names the invented people sign in, as it is told when the server is ready. */
public final class DemoSignIns {

  private DemoSignIns() {}

  /** One line for the phone, one for the desk, one for the password. */
  public static List<String> lines() {
    var files = CountyFiles.read();
    String officers =
        files.people().pairs().stream()
            .map(pair -> String.join(" + ", pair))
            .collect(Collectors.joining(", "));
    return List.of(
        "sign in on the phone as " + officers,
        "sign in on the desk as %s (proposes), %s (approves)"
            .formatted(files.days().head(), files.days().approver()),
        "password of all of them, who are invented: " + BureauLoader.PASSWORD);
  }
}
