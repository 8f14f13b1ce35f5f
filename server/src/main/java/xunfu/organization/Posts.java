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
import xunfu.kernel.Page;
import xunfu.organization.internal.PostStore;

/**
 * The posts of the organisations. Work belongs to a post; while a post is vacant its work falls to
 * its deputy, and while that is vacant too (or there is none) to the head of the organisation, so
 * that nothing is ever without an owner.
 */
@Service
@Transactional
public class Posts {

  private final PostStore store;
  private final Organizations organizations;
  private final Clock clock;

  Posts(PostStore store, Organizations organizations, Clock clock) {
    this.store = store;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** Says that a post was made. */
  public record Creation(
      UUID id,
      UUID organization,
      PostFunction function,
      String name,
      @Nullable UUID deputy,
      LocalDate on) {}

  /** Makes a post; the same creation again changes nothing. */
  public Post create(Creation creation) {
    return store
        .find(creation.id())
        .orElseGet(
            () -> {
              store.add(creation, organizations.get(creation.organization()));
              return get(creation.id());
            });
  }

  /** Gives the post another name from that day on. */
  public Post rename(UUID id, String name, LocalDate from) {
    Post before = get(id);
    store.endVersion(id, from);
    store.addVersion(before, name, from);
    return get(id);
  }

  /** Names the post to which the work falls while this one is vacant. */
  public Post deputise(UUID id, @Nullable UUID deputy) {
    store.deputise(id, deputy);
    return get(id);
  }

  /** Closes the post from that day on. */
  public Post close(UUID id, LocalDate from) {
    store.close(id, from);
    return get(id);
  }

  /** The post with the name of today; a fault when there is none of that id for this scope. */
  @Transactional(readOnly = true)
  public Post get(UUID id) {
    return find(id).orElseThrow(Fault::notFound);
  }

  @Transactional(readOnly = true)
  public Optional<Post> find(UUID id) {
    return store.find(id);
  }

  /**
   * Posts in the order of their ids.
   *
   * @param organization only those of that organisation, or null for any
   */
  @Transactional(readOnly = true)
  public Page<Post> list(@Nullable UUID organization, @Nullable UUID after, int limit) {
    return Page.of(store.list(organization, after, limit + 1), limit, p -> p.id().toString());
  }

  /** The open posts of an organisation with that function, the oldest first. */
  @Transactional(readOnly = true)
  public List<Post> withFunction(UUID organization, PostFunction function) {
    return store.withFunction(organization, function);
  }

  /** Who holds the post now, main holders first; empty while it is vacant. */
  @Transactional(readOnly = true)
  public List<Person> holders(UUID post) {
    return store.holders(post, clock.instant());
  }

  /**
   * The posts whose work falls to this one now: itself, those vacant whose deputy it is, and, if it
   * heads its organisation, those vacant there that have no deputy at work.
   */
  @Transactional(readOnly = true)
  public List<UUID> answersFor(UUID post) {
    return store.answersFor(post, clock.instant());
  }

  /** The post, among itself, its deputy and the heads above, to which its work falls now. */
  @Transactional(readOnly = true)
  public Optional<UUID> answering(UUID post) {
    return store.answering(post, clock.instant());
  }

  /**
   * Who acted: person, post and organisation with the names that they had at that instant. Empty
   * when this person did not hold this post then.
   */
  @Transactional(readOnly = true)
  public Optional<Acting> actingAt(UUID person, UUID post, Instant at) {
    return store.actingAt(person, post, at, at.atZone(clock.getZone()).toLocalDate());
  }
}
