package xunfu.organization;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Actor;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;

/**
 * Who acts, in which post, for which organisation, with the names as they are on that day: what
 * every act writes down beside itself.
 *
 * @param path the organisation's place in the tree
 */
public record Acting(
    Actor actor,
    String path,
    PostFunction function,
    String personName,
    String postName,
    String organizationName) {

  private static final ScopedValue<Acting> BOUND = ScopedValue.newInstance();

  /** The post of this request, or a fault that asks to sign in. */
  public static Acting now() {
    return find()
        .orElseThrow(
            () -> Fault.of(Fault.Kind.SIGNED_OUT, "signed-out", "Nobody is signed in here."));
  }

  /** The post of this request, or empty where nobody is signed in. */
  public static Optional<Acting> find() {
    return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
  }

  /** Does the work as this post: with this {@link Acting} and its {@link Scope}. */
  public <T extends @Nullable Object, X extends Throwable> T call(Scope.Work<T, X> work) throws X {
    Scope scope = new Scope.ActingPost(actor, path);
    return scope.call(() -> ScopedValue.where(BOUND, this).<T, X>call(work::done));
  }

  public UUID person() {
    return actor.person();
  }

  public UUID post() {
    return actor.post();
  }

  public UUID organization() {
    return actor.organization();
  }

  public String home() {
    return actor.home();
  }
}
