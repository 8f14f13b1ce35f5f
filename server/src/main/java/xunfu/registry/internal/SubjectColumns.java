package xunfu.registry.internal;

import java.util.List;
import java.util.Map;

/**
 * Under which headers registers keep what we want to know of a subject; data of a jurisdiction.
 *
 * @param headers our field → headers, the likeliest first
 */
public record SubjectColumns(Map<String, List<String>> headers) {

  public SubjectColumns {
    headers = Map.copyOf(headers);
  }
}
