package xunfu.collaboration.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.collaboration.ToDo;
import xunfu.collaboration.ToDos;
import xunfu.kernel.Page;

/** What the acting post has to do. */
@RestController
class ToDoController {
  private final ToDos todos;

  ToDoController(ToDos todos) {
    this.todos = todos;
  }

  @GetMapping("/api/todos")
  Page<ToDo> open(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return todos.open(after, limit);
  }
}
