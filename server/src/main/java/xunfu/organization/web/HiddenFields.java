package xunfu.organization.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import xunfu.organization.Access;
import xunfu.organization.AccessLine;

/** Leaves out the members that the line of the policy hides, wherever they stand in an answer. */
@RestControllerAdvice
class HiddenFields implements ResponseBodyAdvice<Object> {

  private final JsonMapper json;

  HiddenFields(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return Access.line().map(AccessLine::hidden).filter(h -> !h.isEmpty()).isPresent();
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body == null || body instanceof CharSequence || body instanceof byte[]) {
      return body;
    }
    JsonNode tree = json.valueToTree(body);
    hide(tree, Access.line().orElseThrow().hidden());
    return tree;
  }

  private static void hide(JsonNode node, Set<String> names) {
    if (node instanceof ObjectNode object) {
      object.remove(names);
    }
    node.forEach(child -> hide(child, names));
  }
}
