package xunfu.proof.bundle;

/** An entry inflates to more than it can honestly be. */
final class TooLarge extends RuntimeException {
  private final String name;

  TooLarge(String name) {
    super(name + " is larger than it can honestly be");
    this.name = name;
  }

  String name() {
    return name;
  }
}
