package xunfu.trace;

import java.util.UUID;
import xunfu.kernel.Scope;

/**
 * Where a file belongs that is sent for a submission: with the submission, also when its officer
 * acts for another organisation by now. The room that knows submissions says it.
 */
public interface FileFiling {
  /** Asked outside transactions; the acting post's own scope where there is nothing to say. */
  Scope.ActingPost ofSubmission(UUID submission);
}
