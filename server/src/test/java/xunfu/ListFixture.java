package xunfu;

import java.util.Optional;
import java.util.UUID;

/**
 * A list whose rows have owners, for the matrix of access: a {@code @Component} of the tests, one
 * per line of the policy that names relations and has no id in its path.
 */
public interface ListFixture {

  /** The act as the policy writes it, such as {@code GET /api/posts}. */
  String act();

  /** By which member of an item a row is known again, as a JSON pointer. */
  String member();

  /** What stands there in a row of that organisation of the {@link Cast}; made if it must be. */
  String rowOwnedBy(UUID organization);

  /** Whose row it is, where an officer sees the own ones only; else empty. */
  default Optional<UUID> personOf(UUID organization) {
    return Optional.empty();
  }
}
