package xunfu.roads;

/** How a pair gets about. */
public enum Profile {
  CAR("car"),
  /** A bicycle with a motor that helps up to 25 km/h. */
  E_BIKE("ebike"),
  FOOT("foot");

  private final String word;

  Profile(String word) {
    this.word = word;
  }

  /** As written in files and commands. */
  public String word() {
    return word;
  }
}
