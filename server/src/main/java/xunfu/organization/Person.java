package xunfu.organization;

import java.util.UUID;

/**
 * Somebody who holds or held a post.
 *
 * @param source where we know the person from; {@link #FICTIONAL} in a demo
 */
public record Person(UUID id, String name, String source) {

  /** Source of invented people. */
  public static final String FICTIONAL = "fictional";
}
