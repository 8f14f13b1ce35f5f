package xunfu.organization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Page;
import xunfu.organization.internal.PersonStore;

/** People, the posts they hold and their certificates. */
@Service
@Transactional
public class People {

  private final PersonStore store;
  private final Posts posts;
  private final Ids ids;
  private final Clock clock;

  People(PersonStore store, Posts posts, Ids ids, Clock clock) {
    this.store = store;
    this.posts = posts;
    this.ids = ids;
    this.clock = clock;
  }

  /** Enters a person; entered again, the name and source of now count. */
  public Person enter(Person person) {
    store.put(person);
    return person;
  }

  /**
   * Lets a person hold a post from an instant on. A new main post ends the main post before, so
   * that the person acts for the new organisation at the next request. Appointing again what holds
   * already changes nothing.
   */
  public Holding appoint(UUID person, UUID post, HoldingKind kind, Instant from) {
    Optional<Holding> already =
        store.holdings(person, from).stream()
            .filter(h -> h.post().equals(post) && h.kind() == kind)
            .findAny();
    if (already.isPresent()) {
      return already.get();
    }
    if (kind == HoldingKind.MAIN) {
      store.endMain(person, from);
    }
    var holding = new Holding(ids.next(), person, post, kind, from, null);
    store.addHolding(holding, posts.get(post));
    return holding;
  }

  /** Ends a holding; the person may not act in that post from that instant on. */
  public void release(UUID holding, Instant from) {
    store.endHolding(holding, from);
  }

  /** Says that a person has been given a certificate; the same number again changes nothing. */
  public Certificate certify(
      UUID person, UUID post, String number, String issuer, LocalDate from, LocalDate until) {
    return store
        .findCertificate(number)
        .orElseGet(
            () -> {
              var given = new Certificate(ids.next(), person, number, issuer, from, until, null);
              store.addCertificate(given, posts.get(post));
              return given;
            });
  }

  /** Revokes a certificate from that day on. */
  public void revokeCertificate(UUID certificate, LocalDate on) {
    store.revokeCertificate(certificate, on);
  }

  /** The person; a fault when this scope sees none of that id. */
  @Transactional(readOnly = true)
  public Person get(UUID id) {
    return find(id).orElseThrow(Fault::notFound);
  }

  @Transactional(readOnly = true)
  public Optional<Person> find(UUID id) {
    return store.find(id);
  }

  /** People whom this scope sees, in the order of their ids. */
  @Transactional(readOnly = true)
  public Page<Person> list(@Nullable String word, @Nullable UUID after, int limit) {
    return Page.of(store.list(word, after, limit + 1), limit, p -> p.id().toString());
  }

  /** The posts that the person holds now. */
  @Transactional(readOnly = true)
  public List<Holding> holdings(UUID person) {
    return store.holdings(person, clock.instant());
  }

  /** The certificates of a person, the latest first. */
  @Transactional(readOnly = true)
  public List<Certificate> certificates(UUID person) {
    return store.certificates(person);
  }

  /** The certificate by which the person may enforce the law on that day, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Certificate> certificateOn(UUID person, LocalDate day) {
    return certificates(person).stream().filter(c -> c.validOn(day)).findFirst();
  }

  /** Certificates that this scope sees, in the order of their ids. */
  @Transactional(readOnly = true)
  public Page<Certificate> listCertificates(
      @Nullable UUID person, @Nullable UUID after, int limit) {
    return Page.of(store.listCertificates(person, after, limit + 1), limit, c -> c.id().toString());
  }
}
