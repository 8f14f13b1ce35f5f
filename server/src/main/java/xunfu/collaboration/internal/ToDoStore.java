package xunfu.collaboration.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.collaboration.About;
import xunfu.collaboration.NewToDo;
import xunfu.collaboration.ToDo;
import xunfu.kernel.Actor;
import xunfu.kernel.Text;

/** Rows of {@code collaboration.todo}. */
@Component
public class ToDoStore {
  private static final String INSERT_SQL =
      """
      insert into collaboration.todo (home, id, organization, organization_path, post, kind, text,
                                      about_kind, about, raised_at, due_on)
      values (:home, :id, :organization, :path, :post, :kind, :text::jsonb,
              :aboutKind, :about, :raisedAt, :dueOn)
      on conflict (home, post, kind, about) where done_at is null do nothing
      """;

  private static final String CLOSE_SQL =
      """
      update collaboration.todo
         set done_at = :doneAt, done_by_person = :person, done_by_post = :post
       where kind = :kind and about_kind = :aboutKind and about = :about and done_at is null
      """;

  private static final String OPEN_SQL =
      """
      select id, post, kind, text, about_kind, about, raised_at, due_on
        from collaboration.todo
       where post = any(:posts)
         and done_at is null
         and (:after::uuid is null or id > :after)
       order by id
       limit :limit
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ToDoStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds the row unless the post has the same work open. */
  public void insert(UUID id, NewToDo todo, Instant at) {
    jdbc.sql(INSERT_SQL)
        .param("home", todo.home())
        .param("id", id)
        .param("organization", todo.organization())
        .param("path", todo.organizationPath())
        .param("post", todo.post())
        .param("kind", todo.kind())
        .param("text", json.writeValueAsString(todo.text()))
        .param("aboutKind", todo.about().kind())
        .param("about", todo.about().id())
        .param("raisedAt", at.atOffset(ZoneOffset.UTC))
        .param("dueOn", todo.dueOn())
        .update();
  }

  /** Closes every open row of this kind about this thing. */
  public void close(String kind, About about, Actor actor, Instant at) {
    jdbc.sql(CLOSE_SQL)
        .param("doneAt", at.atOffset(ZoneOffset.UTC))
        .param("person", actor.person())
        .param("post", actor.post())
        .param("kind", kind)
        .param("aboutKind", about.kind())
        .param("about", about.id())
        .update();
  }

  /** Open rows of these posts after the cursor, oldest first. */
  public List<ToDo> open(List<UUID> posts, @Nullable UUID after, int limit) {
    return jdbc.sql(OPEN_SQL)
        .param("posts", posts.toArray(UUID[]::new))
        .param("after", after)
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  private ToDo read(ResultSet row, int number) throws SQLException {
    return new ToDo(
        row.getObject("id", UUID.class),
        row.getObject("post", UUID.class),
        row.getString("kind"),
        json.readValue(row.getString("text"), Text.class),
        new About(row.getString("about_kind"), row.getObject("about", UUID.class)),
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_on", LocalDate.class));
  }
}
