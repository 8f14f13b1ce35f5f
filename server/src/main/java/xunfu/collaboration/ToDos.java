package xunfu.collaboration;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import xunfu.collaboration.internal.ToDoStore;
import xunfu.kernel.Ids;
import xunfu.kernel.Page;
import xunfu.kernel.Scope;
import xunfu.organization.Posts;

/**
 * To-dos of posts: raised together with what makes them needed, done by the act that meets them.
 */
@Service
public class ToDos {
  private final ToDoStore store;
  private final Posts posts;
  private final Clock clock;
  private final Ids ids;

  ToDos(ToDoStore store, Posts posts, Clock clock, Ids ids) {
    this.store = store;
    this.posts = posts;
    this.clock = clock;
    this.ids = ids;
  }

  /** Raises work in the transaction of its cause; the same work for the same post stands once. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void raise(NewToDo todo) {
    store.insert(ids.next(), todo, clock.instant());
  }

  /** The act has been done: closes what was open of this kind about this thing, for every post. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void done(String kind, About about) {
    store.close(kind, about, Scope.acting().actor(), clock.instant());
  }

  /**
   * What the acting post has to do, with the work of vacant posts that falls to it; oldest first.
   */
  @Transactional(readOnly = true)
  public Page<ToDo> open(@Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    var rows = store.open(posts.answersFor(Scope.acting().actor().post()), after, size + 1);
    return Page.of(rows, size, todo -> todo.id().toString());
  }
}
