package xunfu.visit.internal.merge;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.visit.Window;

/**
 * What a demand asks for, as far as merging looks at it.
 *
 * @param organization whose officers are to go
 * @param subject who is visited; null where nobody is known for the premises
 * @param premises where
 * @param kind of visit
 * @param window days that suit
 * @param parts kinds of parts, such as inspection and problem
 * @param needs forms that the parts must bring
 * @param announced whether the business is told beforehand
 */
public record Wish(
    UUID organization,
    @Nullable UUID subject,
    UUID premises,
    String kind,
    Window window,
    Set<String> parts,
    Set<String> needs,
    boolean announced) {
  public Wish {
    parts = Set.copyOf(parts);
    needs = Set.copyOf(needs);
  }
}
