package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an official form.
 *
 * @param code number of the item on its form
 * @param key whether it is a key item ★, answered by its own tap
 * @param keySource where the key mark was read, or {@code unverified}; null on ordinary items
 * @param text the wording that the form prints
 * @param method how to look, where that is more than the help of the question says; else null
 * @param met what counts as met 符合
 * @param notMet what counts as not met 不符合
 * @param absence when it may be answered 不适用 (合理缺项), or null when it always applies
 * @param articles ids of the articles it stands on, the first the one to print
 * @param question the canonical question that answers it
 * @param scope {@code site}, {@code goods:CATEGORY} or {@code device:KIND}
 * @param when traits under which it is asked; elsewhere it prints as 合理缺项
 * @param otherwise the remark that is printed where {@code when} does not hold
 * @param unverified what in this item nobody has checked against its source yet, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
    String code,
    boolean key,
    @Nullable String keySource,
    Text text,
    @Nullable Text method,
    Text met,
    Text notMet,
    @Nullable Text absence,
    @Nullable Evidence evidence,
    List<String> articles,
    String question,
    String scope,
    @Nullable TraitExpression when,
    @Nullable Text otherwise,
    @Nullable Text unverified) {

  public Item {
    articles = List.copyOf(articles);
  }

  /** What one answer to this item speaks of. */
  public ScopeKind scopeKind() {
    return Scope.kindOf(scope);
  }

  /** Whether the item is asked of a business with these traits. */
  public boolean isAskedOf(java.util.Collection<String> traits) {
    return when == null || when.holdsFor(traits);
  }
}
