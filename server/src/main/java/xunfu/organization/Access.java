package xunfu.organization;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;

/**
 * The line of the access policy under which a request came in, bound to it by the door. Handlers of
 * things that have an owner ask {@link #require} after they have found the thing; row level
 * security is the second wall behind it.
 */
public final class Access {

  private static final ScopedValue<AccessLine> LINE = ScopedValue.newInstance();

  private Access() {}

  /** Does the work under that line. */
  public static <T extends @Nullable Object, X extends Throwable> T under(
      AccessLine line, Scope.Work<T, X> work) throws X {
    return ScopedValue.where(LINE, line).call(work::done);
  }

  /** The line of this request, or empty where no request is. */
  public static Optional<AccessLine> line() {
    return LINE.isBound() ? Optional.of(LINE.get()) : Optional.empty();
  }

  /**
   * Goes on only if the line admits the relation in which the owner stands to the acting post; else
   * the answer is that of something that does not exist.
   *
   * @param home home of the row
   * @param path organisation path of the row
   */
  public static void require(String home, String path) {
    line()
        .ifPresent(
            line -> {
              if (!line.relations().contains(Relation.of(Acting.now(), home, path))) {
                throw Fault.notFound();
              }
            });
  }
}
