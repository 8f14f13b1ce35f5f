package xunfu;

import java.util.Optional;
import java.util.UUID;

/**
 * A thing with an owner, for the matrix of access: a {@code @Component} of the tests, one per line
 * of the policy that names relations and has an id in its path.
 */
public interface AccessFixture {

  /** The act as the policy writes it, such as {@code GET /api/posts/{id}}. */
  String act();

  /**
   * The path of a thing that belongs to that organisation of the {@link Cast}; made if it must be.
   */
  String pathOwnedBy(UUID organization);

  /** Whose thing it is, where an officer may only do this to the own one; else empty. */
  default Optional<UUID> personOf(UUID organization) {
    return Optional.empty();
  }

  /** What to send; empty for nothing. */
  default String body() {
    return "";
  }
}
