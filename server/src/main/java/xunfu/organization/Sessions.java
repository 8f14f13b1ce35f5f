package xunfu.organization;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
public interface Sessions {

  /**
   * A try to sign in.
   *
   * @param acquaintance what this browser was given when the account signed in from it before, or
   *     null
   * @param fromThisMachine whether it comes from a program of this machine, passed on by nobody
   */
  record Try(
      String name,
      String password,
      ClientKind client,
      @Nullable String acquaintance,
      boolean fromThisMachine) {}

  /**
   * A sign-in that succeeded.
   *
   * @param token what the session cookie holds
   * @param acquaintance what the browser keeps, so that strangers who guess do not delay it
   * @param lasts how long the session may last at most
   */
  record Opened(Session session, String token, String acquaintance, Duration lasts) {}

  /** Signs in, or throws a fault: wrong name or password, or too many tries. */
  Opened open(Try tried);

  /** The session of that token with the posts held now; empty when it has ended. */
  Optional<Session> find(String token);

  /** Signs out; a token that has ended already is no error. */
  void close(String token);
}
