package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a form, or one item of it, applies: a closed grammar over the traits of a business.
 *
 * <p>Authored as text, {@code catering and not (stall or canteen)}, parsed by {@link
 * TraitExpressions#parse}; on the wire a tree with the member {@code is}, so that the phone needs
 * no parser. The grammar stays closed on purpose: what can be said here can be explained to the
 * business in one sentence.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TraitExpression.Has.class, name = "has"),
  @JsonSubTypes.Type(value = TraitExpression.Not.class, name = "not"),
  @JsonSubTypes.Type(value = TraitExpression.All.class, name = "all"),
  @JsonSubTypes.Type(value = TraitExpression.Any.class, name = "any")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface TraitExpression {

  /** True of a business that has the trait. */
  record Has(String trait) implements TraitExpression {}

  /** True where the inner expression is not. */
  record Not(TraitExpression of) implements TraitExpression {}

  /** True where every part is; without parts always true. */
  record All(List<TraitExpression> of) implements TraitExpression {
    public All {
      of = List.copyOf(of);
    }
  }

  /** True where at least one part is. */
  record Any(List<TraitExpression> of) implements TraitExpression {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** Applies to every business. */
  TraitExpression ALWAYS = new All(List.of());

  /** Whether a business with these traits satisfies the expression. */
  default boolean holdsFor(Collection<String> traits) {
    return switch (this) {
      case Has has -> traits.contains(has.trait());
      case Not not -> !not.of().holdsFor(traits);
      case All all -> all.of().stream().allMatch(part -> part.holdsFor(traits));
      case Any any -> any.of().stream().anyMatch(part -> part.holdsFor(traits));
    };
  }

  /** Every trait that the expression names, sorted. */
  default Set<String> traits() {
    var named = new TreeSet<String>();
    collect(this, named);
    return named;
  }

  private static void collect(TraitExpression expression, Set<String> named) {
    switch (expression) {
      case Has has -> named.add(has.trait());
      case Not not -> collect(not.of(), named);
      case All all -> all.of().forEach(part -> collect(part, named));
      case Any any -> any.of().forEach(part -> collect(part, named));
    }
  }
}
