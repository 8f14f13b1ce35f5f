package xunfu.organization;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.organization.internal.AccountStore;
import xunfu.organization.internal.Passwords;

/** With which names people sign in. */
@Service
public class Accounts {

  private final AccountStore store;
  private final Passwords passwords;
  private final Clock clock;

  Accounts(AccountStore store, Passwords passwords, Clock clock) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Lets a person sign in under that name; made again, the name and password of now count. */
  @Transactional
  public void create(UUID person, String name, String password) {
    store.put(person, name.toLowerCase(Locale.ROOT), passwords.hash(password), clock.instant());
  }
}
