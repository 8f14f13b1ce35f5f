package xunfu.checklist.run;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import xunfu.checklist.Answer;
import xunfu.checklist.Finding;

/**
 * All that a run has gathered so far; what the phone keeps after each tap.
 *
 * @param shown asks that have been on the screen
 * @param answers by ask
 * @param photos SHA-256 by ask, in the order in which they were taken
 * @param findings by id
 */
public record RunState(
    SequencedSet<String> shown,
    SequencedMap<String, Answer> answers,
    SequencedMap<String, java.util.List<String>> photos,
    SequencedMap<String, Finding> findings) {

  public RunState {
    shown = Collections.unmodifiableSequencedSet(new TreeSet<>(shown));
    answers = Collections.unmodifiableSequencedMap(new TreeMap<>(answers));
    photos = Collections.unmodifiableSequencedMap(new TreeMap<>(photos));
    findings = Collections.unmodifiableSequencedMap(new TreeMap<>(findings));
  }

  /** Nothing shown, nothing answered. */
  public static RunState empty() {
    return new RunState(new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }
}
