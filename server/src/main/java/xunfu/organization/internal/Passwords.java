package xunfu.organization.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;

/**
 * Hashes passwords with Argon2id: 19 MiB, two passes, one lane (the second of the sets that OWASP's
 * password storage sheet calls equivalent). At most a few are computed at a time, so that a flood
 * of sign-ins takes neither all memory nor all processors.
 */
@Component
public class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;

  private static final int LONGEST_WAIT_SECONDS = 10;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

  private final Semaphore atOnce = new Semaphore(2);

  /** What is checked for a name that has no account, so that it takes as long as one that has. */
  private final String nobodys = encoder.encode("nobody");

  /** Waits for one of the few turns; who would wait too long is asked to come again. */
  private void takeTurn() {
    try {
      if (atOnce.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Fault.of(Fault.Kind.TOO_MANY, "busy", "Too many people sign in at this moment.")
        .maybe("Try again in a few seconds.");
  }

  public String hash(String password) {
    takeTurn();
    try {
      return String.valueOf(encoder.encode(password));
    } finally {
      atOnce.release();
    }
  }

  /** Whether the password is the one of that hash; an empty hash takes as long and never is. */
  public boolean matches(String password, String hash) {
    takeTurn();
    try {
      boolean matches = encoder.matches(password, hash.isEmpty() ? nobodys : hash);
      return matches && !hash.isEmpty();
    } finally {
      atOnce.release();
    }
  }
}
