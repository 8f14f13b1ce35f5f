package xunfu.collaboration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.collaboration.About;
import xunfu.collaboration.ToDo;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Page;
import xunfu.kernel.Text;

/** What the acting post has to do. */
@RestController
class ToDoController {
  private final ToDos todos;
  private final Clock clock;

  ToDoController(ToDos todos, Clock clock) {
    this.todos = todos;
    this.clock = clock;
  }

  record Line(
      UUID id,
      UUID post,
      String kind,
      Text text,
      About about,
      OffsetDateTime raisedAt,
      @Nullable LocalDate dueOn) {}

  @GetMapping("/api/todos")
  Page<Line> open(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    var page = todos.open(after, limit);
    return new Page<>(page.items().stream().map(this::line).toList(), page.next());
  }

  private Line line(ToDo todo) {
    return new Line(
        todo.id(),
        todo.post(),
        todo.kind(),
        todo.text(),
        todo.about(),
        todo.raisedAt().atZone(clock.getZone()).toOffsetDateTime(),
        todo.dueOn());
  }
}
