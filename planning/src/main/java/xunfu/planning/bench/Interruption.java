package xunfu.planning.bench;

import java.util.Locale;

/** What makes a pair plan the rest of its day anew. */
enum Interruption {
  /** The third call ahead cannot be paid: the door is closed. */
  CLOSED,
  /** Somebody must be seen today who was not in the plan. */
  URGENT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
