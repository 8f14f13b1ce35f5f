package xunfu.kernel;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In whose name the database is asked. A transaction takes the scope that is bound to its thread
 * when it begins; SQL outside a scope sees no row. A scope is bound around a piece of work and
 * cannot be changed inside a transaction, because what has been read already was read in the old
 * one.
 */
public sealed interface Scope {

  /**
   * A post of an organisation: sees what its organisation and those below it own.
   *
   * @param path the organisation's place in the tree, from the top, each step ended by a slash:
   *     {@code "a/k3/7/"}
   */
  record ActingPost(Actor actor, String path) implements Scope {
    private static final Pattern PATH = Pattern.compile("([0-9a-z]{1,12}/)+");

    public ActingPost {
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException("Not an organisation path: '" + path + "'");
      }
    }
  }

  /** A named post of the system itself, each with a database role of its own. */
  enum SystemPost implements Scope {
    /** Puts pending leaves into the log. */
    SEQUENCER("xunfu_sequencer"),
    /** Does what falls due. */
    TIMER("xunfu_timer"),
    /** Reads registers from files. */
    IMPORT("xunfu_import"),
    /** Looks up where what a phone sends is to be filed. */
    RECEIVER("xunfu_receiver"),
    /** Answers who has not signed in: sign-in itself, the pages for firms and for everybody. */
    PUBLIC("xunfu_public");

    private final String role;

    SystemPost(String role) {
      this.role = role;
    }

    /** The database role that a transaction of this post enters. */
    public String role() {
      return role;
    }
  }

  /** Work done in a scope. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object, X extends Throwable> {
    T done() throws X;
  }

  /** Binds this scope around the work. */
  default <T extends @Nullable Object, X extends Throwable> T call(Work<T, X> work) throws X {
    return ScopedValue.where(Bound.SCOPE, this).call(work::done);
  }

  /** Binds this scope around the work. */
  default void run(Runnable work) {
    ScopedValue.where(Bound.SCOPE, this).run(work);
  }

  /** The scope bound to this thread, or empty outside any. */
  static Optional<Scope> current() {
    return Bound.SCOPE.isBound() ? Optional.of(Bound.SCOPE.get()) : Optional.empty();
  }

  /** The post that acts, or a fault that asks to sign in. */
  static ActingPost acting() {
    return current()
        .filter(ActingPost.class::isInstance)
        .map(ActingPost.class::cast)
        .orElseThrow(
            () -> Fault.of(Fault.Kind.SIGNED_OUT, "signed-out", "Nobody is signed in here."));
  }
}
