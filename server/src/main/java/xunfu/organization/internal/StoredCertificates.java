package xunfu.organization.internal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.organization.Device;
import xunfu.trace.DeviceCertificates;

/** Lets an export carry the certificates of the devices whose events it holds. */
@Component
class StoredCertificates implements DeviceCertificates {
  private final DeviceStore devices;

  StoredCertificates(DeviceStore devices) {
    this.devices = devices;
  }

  @Override
  public List<String> of(Collection<UUID> ids) {
    return ids.stream().flatMap(id -> devices.find(id).stream()).map(Device::certificate).toList();
  }
}
