package xunfu.proof.bundle;

import xunfu.proof.event.Event;

/** Whether events stand in the log at the places they claim. */
sealed interface LogCheck extends AutoCloseable permits WholeLog, PartOfLog {
  /** Checks the next event; indexes ascend. */
  void check(Event event, long index);

  /** An event's line could not be read: its place is passed over, it has been told already. */
  void passUnreadable();

  /** Checks what can only be known at the end: roots, and the saved heads. */
  void finish();

  @Override
  void close();
}
