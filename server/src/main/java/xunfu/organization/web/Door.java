package xunfu.organization.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.Access;
import xunfu.organization.AccessLine;
import xunfu.organization.AccessPolicy;
import xunfu.organization.AccessPolicy.Verdict;
import xunfu.organization.Acting;
import xunfu.organization.Session;
import xunfu.organization.Sessions;
import xunfu.organization.web.Proxies.Whence;

/**
 * The door that every request passes: finds out who acts for whom, asks the access policy, and
 * binds both to the request. What is open to everybody is done by the system post PUBLIC.
 */
final class Door extends OncePerRequestFilter {

  static final String COOKIE = "XUNFU-SESSION";
  static final String ACTING_FOR = "Xunfu-Acting-For";

  private static final ScopedValue<Session> SESSION = ScopedValue.newInstance();

  private static final ScopedValue<Whence> WHENCE = ScopedValue.newInstance();

  private final Proxies proxies;
  private final Sessions sessions;
  private final AccessPolicy policy;
  private final HandlerExceptionResolver faults;

  Door(Proxies proxies, Sessions sessions, AccessPolicy policy, HandlerExceptionResolver faults) {
    this.proxies = proxies;
    this.sessions = sessions;
    this.policy = policy;
    this.faults = faults;
  }

  /** The session of this request. */
  static Session session() {
    return SESSION.orElseThrow(Door::signedOut);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var whence = proxies.of(request);
      var from = new From(request, whence.address());
      ScopedValue.where(WHENCE, whence)
          .call(
              () -> {
                pass(request, () -> chain.doFilter(from, response));
                return true;
              });
    } catch (Fault fault) {
      faults.resolveException(request, response, null, fault);
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  /** The rest of the way. */
  private interface Onward {
    void go() throws ServletException, IOException;
  }

  private void pass(HttpServletRequest request, Onward onward) throws Exception {
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    switch (policy.ofNobody(request.getMethod(), path, isFromThisMachine())) {
      case Verdict.Admitted open -> asPublic(open.line(), onward);
      case Verdict.Hidden _ -> throw Fault.notFound();
      case Verdict.SignIn _ -> asSomebody(request, path, onward);
    }
  }

  private static void asPublic(AccessLine line, Onward onward) throws Exception {
    SystemPost.PUBLIC.call(() -> Access.under(line, work(onward)));
  }

  private void asSomebody(HttpServletRequest request, String path, Onward onward) throws Exception {
    Session session = cookie(request, COOKIE).flatMap(sessions::find).orElseThrow(Door::signedOut);
    Acting acting = capacity(session, request.getHeader(ACTING_FOR));
    if (!(policy.of(acting.function(), request.getMethod(), path)
        instanceof Verdict.Admitted admitted)) {
      throw Fault.notFound();
    }
    ScopedValue.where(SESSION, session)
        .call(() -> acting.call(() -> Access.under(admitted.line(), work(onward))));
  }

  private static Scope.Work<Boolean, Exception> work(Onward onward) {
    return () -> {
      onward.go();
      return true;
    };
  }

  private static Acting capacity(Session session, @Nullable String post) {
    Optional<Acting> chosen = post == null ? session.main() : id(post).flatMap(session::as);
    return chosen.orElseThrow(
        () ->
            Fault.of(Fault.Kind.REFUSED, "not-your-post", "You do not hold this post at present.")
                .maybe("Sign in again, or choose one of your posts by " + ACTING_FOR + "."));
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static Fault signedOut() {
    return Fault.of(Fault.Kind.SIGNED_OUT, "signed-out", "Nobody is signed in here.")
        .maybe("Sign in at POST /api/session; what a phone has kept is not lost.");
  }

  static Optional<String> cookie(HttpServletRequest request, String name) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(c -> c.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** Whether the caller sits at this very machine; never so for what somebody passed on. */
  static boolean isFromThisMachine() {
    return WHENCE.isBound() && WHENCE.get().thisMachine();
  }

  /** The request with the address of who called, whoever passed it on. */
  private static final class From extends HttpServletRequestWrapper {
    private final String address;

    From(HttpServletRequest request, String address) {
      super(request);
      this.address = address;
    }

    @Override
    public String getRemoteAddr() {
      return address;
    }
  }
}
