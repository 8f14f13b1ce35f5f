package xunfu.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who is signed in, and the posts that he or she holds at this moment, the main one first.
 */
public record Session(Person person, ClientKind client, List<Acting> posts) {

  public Session {
    posts = List.copyOf(posts);
  }

  /** The capacity in which a request is made: the main post. */
  public Optional<Acting> main() {
    return posts.stream().findFirst();
  }

  /** The capacity of that post, if it is held. */
  public Optional<Acting> as(UUID post) {
    return posts.stream().filter(acting -> acting.post().equals(post)).findFirst();
  }
}
