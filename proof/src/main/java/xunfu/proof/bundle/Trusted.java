package xunfu.proof.bundle;

import java.util.List;
import java.util.Optional;
import xunfu.proof.event.Head;
import xunfu.proof.keys.KnownKeys;

/**
 * What the person who verifies brings along and believes.
 *
 * @param keys keys saved elsewhere; empty means that those in the bundle are taken for true
 * @param heads heads seen earlier
 */
public record Trusted(Optional<KnownKeys> keys, List<Head> heads) {

  public Trusted {
    heads = List.copyOf(heads);
  }
}
