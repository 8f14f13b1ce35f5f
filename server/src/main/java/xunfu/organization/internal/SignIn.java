package xunfu.organization.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.SystemPost;
import xunfu.organization.Acting;
import xunfu.organization.ClientKind;
import xunfu.organization.Person;
import xunfu.organization.Session;
import xunfu.organization.Sessions;
import xunfu.proof.json.JsonObject;
import xunfu.trace.Trace;

/**
 * Signs people in with Argon2id and a progressive delay.
 *
 * <p><b>Delay, not lock-out.</b> Each try is counted before its password is looked at; the more
 * failed, the longer the next has to wait ({@link #DELAYS_SECONDS}), which lets at most ten tries
 * an hour pass. Somebody who guesses from elsewhere must not be able to keep the owner out, so a
 * browser from which the account has signed in before (it holds a cookie) is counted apart from
 * strangers. Names that have no account are counted and take as long, so that nobody learns which
 * exist.
 */
@Service
@EnableConfigurationProperties(SignInProperties.class)
class SignIn implements Sessions {

  /** Seconds to wait after the n-th failure; the last holds for all further ones. */
  private static final String DELAYS_SECONDS = "{0,0,0,5,15,60,120,600,1200,1800}";

  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
  private static final Duration ACQUAINTANCE_LASTS = Duration.ofDays(180);
  private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);
  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_PASSWORD = 200;
  private static final String STRANGER = "stranger";

  private final AccountStore accounts;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final SignInProperties properties;
  private final Trace trace;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SignIn(
      AccountStore accounts,
      SessionStore sessions,
      Passwords passwords,
      SignInProperties properties,
      Trace trace,
      TransactionTemplate transaction,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.properties = properties;
    this.trace = trace;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Opened open(Try tried) {
    String name = Normalizer.normalize(tried.name(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    byte[] account = sha256(name);
    Instant now = clock.instant();
    String acquaintance = asPublic(() -> charge(account, tried.acquaintance(), now));
    AccountStore.Account found = check(name, tried, now);
    refuseDemoFromAfar(found, tried);
    return asPublic(() -> opened(found, tried.client(), account, acquaintance, now));
  }

  /** Counts the try under what the browser holds, or under the one name of all strangers. */
  private String charge(byte[] account, @Nullable String held, Instant now) {
    String hashed = held == null ? STRANGER : HexFormat.of().formatHex(sha256(held));
    String bucket = accounts.known(account, hashed) ? hashed : STRANGER;
    if (accounts
        .charge(account, bucket, DELAYS_SECONDS, now, now.minus(FORGOTTEN_AFTER))
        .isEmpty()) {
      int seconds = accounts.waitSeconds(account, bucket, now);
      throw Fault.of(
              Fault.Kind.TOO_MANY, "too-many-tries", "Signing in failed too often under this name.")
          .maybe("Try again in " + seconds + " seconds.")
          .with("retryAfterSeconds", seconds);
    }
    return bucket;
  }

  private AccountStore.Account check(String name, Try tried, Instant now) {
    Optional<AccountStore.Account> account =
        Optional.ofNullable(asPublic(() -> accounts.find(name).orElse(null)));
    String hash = account.map(AccountStore.Account::passwordHash).orElse("");
    boolean right =
        tried.password().length() <= LONGEST_PASSWORD && passwords.matches(tried.password(), hash);
    if (!right || account.isEmpty()) {
      account.ifPresent(refused -> recordRefusal(refused.person(), tried.client(), now));
      throw Fault.of(
          Fault.Kind.SIGNED_OUT,
          "wrong-name-or-password",
          "There is no account of this name and password.");
    }
    return account.get();
  }

  private void recordRefusal(UUID person, ClientKind client, Instant now) {
    asPublic(
        () -> {
          sessions.posts(person, now).stream()
              .findFirst()
              .ifPresent(acting -> record("session.refused", acting, client));
          return true;
        });
  }

  private void record(String type, Acting acting, ClientKind client) {
    JsonObject payload = JsonObject.empty().with("v", 1).with("client", client.wire());
    trace.record(acting.actor(), acting.path(), type, acting.person(), payload);
  }

  private void refuseDemoFromAfar(AccountStore.Account account, Try tried) {
    if (account.source().equals(Person.FICTIONAL)
        && !tried.fromThisMachine()
        && !properties.demoPublic()) {
      throw Fault.of(
              Fault.Kind.REFUSED,
              "demo-only-here",
              "The demo's people sign in on its own machine only.")
          .maybe("Start with --demo-public to allow it from others.");
    }
  }

  private Opened opened(
      AccountStore.Account account,
      ClientKind client,
      byte[] name,
      String acquaintance,
      Instant now) {
    accounts.clear(name, acquaintance, now);
    accounts.forget(now.minus(ACQUAINTANCE_LASTS));
    String token = token();
    String held = token();
    accounts.acquaint(name, HexFormat.of().formatHex(sha256(held)), now);
    sessions.open(sha256(token), account.person(), client, now, now.plus(lasts(client)));
    sessions.closeOthers(account.person(), properties.sessionsPerPerson(), now);
    Session session = session(token, now).orElseThrow();
    session.main().ifPresent(acting -> record("session.opened", acting, client));
    return new Opened(session, token, held, lasts(client));
  }

  private Duration lasts(ClientKind client) {
    return switch (client) {
      case PHONE -> properties.phoneLasts();
      case DESK -> properties.deskLasts();
    };
  }

  @Override
  public Optional<Session> find(String token) {
    return Optional.ofNullable(asPublic(() -> session(token, clock.instant()).orElse(null)));
  }

  private Optional<Session> session(String token, Instant now) {
    byte[] hash = sha256(token);
    return sessions
        .find(hash, now, now.minus(properties.deskIdle()), now.minus(SEEN_PRECISION))
        .map(
            row -> {
              if (row.touch()) {
                sessions.touch(hash, now);
              }
              return new Session(
                  row.asPerson(), ClientKind.of(row.client()), sessions.posts(row.person(), now));
            });
  }

  @Override
  public void close(String token) {
    asPublic(
        () -> {
          session(token, clock.instant())
              .flatMap(open -> open.main().map(acting -> Map.entry(acting, open.client())))
              .ifPresent(open -> record("session.closed", open.getKey(), open.getValue()));
          sessions.close(sha256(token));
          return true;
        });
  }

  private <T extends @Nullable Object> T asPublic(Scope.Work<T, RuntimeException> work) {
    return SystemPost.PUBLIC.call(() -> transaction.execute(_ -> work.done()));
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
