package xunfu.kernel;

import java.util.UUID;

/**
 * Who acts, by ids alone: the trace log knows nobody by name.
 *
 * @param home code of the county whose organisation acts, opaque, at most 12 characters
 * @param organization the organisation acted for
 * @param person who acts
 * @param post the post in whose name the person acts
 */
public record Actor(String home, UUID organization, UUID person, UUID post) {

  public Actor {
    Home.check(home);
  }
}
