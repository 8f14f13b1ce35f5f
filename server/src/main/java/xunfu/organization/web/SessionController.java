package xunfu.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.organization.Acting;
import xunfu.organization.ClientKind;
import xunfu.organization.Person;
import xunfu.organization.PostFunction;
import xunfu.organization.Session;
import xunfu.organization.Sessions;

/** Signing in and out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

  private static final String ACQUAINTANCE = "XUNFU-KNOWN";
  private static final Duration ACQUAINTANCE_LASTS = Duration.ofDays(180);

  private final Sessions sessions;
  private final Clock clock;

  SessionController(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  record SignInBody(String name, String password, ClientKind client) {}

  record PersonAnswer(UUID id, String name) {}

  record OrganizationAnswer(UUID id, String name, String home) {}

  record PostAnswer(UUID id, String name, PostFunction function, OrganizationAnswer organization) {
    static PostAnswer of(Acting acting) {
      return new PostAnswer(
          acting.post(),
          acting.postName(),
          acting.function(),
          new OrganizationAnswer(acting.organization(), acting.organizationName(), acting.home()));
    }
  }

  /** Who is signed in; {@code fictional} says that the person is one of the demo's. */
  record SessionAnswer(
      PersonAnswer person,
      List<PostAnswer> posts,
      UUID actingFor,
      boolean fictional,
      OffsetDateTime serverTime) {}

  /** Signs in: sets the session cookie. */
  @PostMapping
  ResponseEntity<SessionAnswer> signIn(@RequestBody SignInBody body, HttpServletRequest request) {
    if (body.name() == null || body.password() == null || body.client() == null) {
      throw Fault.of(
          Fault.Kind.MALFORMED, "incomplete", "A sign-in needs name, password and client.");
    }
    Sessions.Opened opened =
        sessions.open(
            new Sessions.Try(
                body.name(),
                body.password(),
                body.client(),
                Door.cookie(request, ACQUAINTANCE).orElse(null),
                Door.isFromThisMachine()));
    Session session = opened.session();
    Acting main = session.main().orElseThrow(SessionController::withoutPost);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.SET_COOKIE,
            cookie(Door.COOKIE, opened.token(), request).maxAge(kept(opened)).build().toString())
        .header(
            HttpHeaders.SET_COOKIE,
            cookie(ACQUAINTANCE, opened.acquaintance(), request)
                .maxAge(ACQUAINTANCE_LASTS)
                .build()
                .toString())
        .body(answer(session, main));
  }

  /** Who is signed in, and for whom this request acts. */
  @GetMapping
  SessionAnswer show() {
    return answer(Door.session(), Acting.now());
  }

  /** Signs out. */
  @DeleteMapping
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    Door.cookie(request, Door.COOKIE).ifPresent(sessions::close);
    return ResponseEntity.noContent()
        .header(
            HttpHeaders.SET_COOKIE,
            cookie(Door.COOKIE, "", request).maxAge(Duration.ZERO).build().toString())
        .build();
  }

  private SessionAnswer answer(Session session, Acting acting) {
    Person person = session.person();
    return new SessionAnswer(
        new PersonAnswer(person.id(), person.name()),
        session.posts().stream().map(PostAnswer::of).toList(),
        acting.post(),
        person.source().equals(Person.FICTIONAL),
        clock.instant().atZone(clock.getZone()).toOffsetDateTime());
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(
      String name, String value, HttpServletRequest request) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path("/");
  }

  /**
   * A phone's system kills the browser at any time, and the sign-in of the day must outlive that; a
   * desk's ends with its browser.
   */
  private static Duration kept(Sessions.Opened opened) {
    return switch (opened.session().client()) {
      case PHONE -> opened.lasts();
      case DESK -> Duration.ofSeconds(-1);
    };
  }

  private static Fault withoutPost() {
    return Fault.of(Fault.Kind.REFUSED, "no-post", "You hold no post at present.");
  }
}
