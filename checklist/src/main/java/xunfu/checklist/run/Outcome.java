package xunfu.checklist.run;

/** What became of a step. */
public sealed interface Outcome {

  /** The step was taken. */
  record Taken(RunState state) implements Outcome {}

  /** The step was refused; nothing changed. */
  record Refused(Refusal reason) implements Outcome {}
}
