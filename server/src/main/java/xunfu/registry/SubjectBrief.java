package xunfu.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Identifier;

/**
 * A subject in a list.
 *
 * @param otherNames under which it is known as well
 * @param address of one of its premises today, or null when it has none
 */
public record SubjectBrief(
    UUID id,
    String name,
    Identifier identifier,
    List<String> otherNames,
    @Nullable String address) {

  public SubjectBrief {
    otherNames = List.copyOf(otherNames);
  }
}
