package xunfu.trace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Declared here and implemented by the room that binds devices: their certificates for exports. */
public interface DeviceCertificates {

  /** The certificates of these devices as they are stored, JSON, each once. */
  List<String> of(Collection<UUID> devices);
}
