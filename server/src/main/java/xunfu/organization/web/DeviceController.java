package xunfu.organization.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.organization.Access;
import xunfu.organization.Acting;
import xunfu.organization.Device;
import xunfu.organization.Devices;
import xunfu.organization.PostFunction;

/** Phones: bound at first sign-in, revoked when lost. */
@RestController
@RequestMapping("/api/devices")
class DeviceController {

  private final Devices devices;
  private final Clock clock;

  DeviceController(Devices devices, Clock clock) {
    this.devices = devices;
    this.clock = clock;
  }

  record BindingBody(UUID id, String publicKey) {}

  record RevocationBody(String reason) {}

  record DeviceAnswer(
      UUID id,
      UUID person,
      UUID post,
      UUID organization,
      OffsetDateTime boundAt,
      OffsetDateTime notAfter,
      @Nullable OffsetDateTime revokedAt) {}

  /** Binds this phone's key to the acting post; answers with the signed certificate. */
  @PostMapping
  ResponseEntity<String> bind(@RequestBody BindingBody body) {
    if (body.id() == null || body.publicKey() == null) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "A device needs id and publicKey.");
    }
    Device device = devices.bind(body.id(), body.publicKey());
    return ResponseEntity.status(201)
        .contentType(MediaType.APPLICATION_JSON)
        .body(device.certificate());
  }

  /** The devices of the own organisation and those below; an officer sees the own ones. */
  @GetMapping
  Page<DeviceAnswer> list(
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Acting acting = Acting.now();
    UUID person = acting.function() == PostFunction.OFFICER ? acting.person() : null;
    Page<Device> page = devices.list(person, acting.path(), after, Page.limit(limit));
    return new Page<>(page.items().stream().map(this::answer).toList(), page.next());
  }

  /** Revokes a device; an officer only the own ones. */
  @PostMapping("/{id}/revocation")
  DeviceAnswer revoke(@PathVariable UUID id, @RequestBody RevocationBody body) {
    Device device = devices.get(id);
    Access.require(device.home(), device.path());
    Acting acting = Acting.now();
    if (acting.function() == PostFunction.OFFICER && !device.person().equals(acting.person())) {
      throw Fault.notFound();
    }
    if (body.reason() == null || body.reason().isBlank()) {
      throw Fault.of(Fault.Kind.MALFORMED, "incomplete", "A revocation needs its reason.");
    }
    return answer(devices.revoke(id, body.reason()));
  }

  private DeviceAnswer answer(Device device) {
    Instant revoked = device.revokedAt();
    return new DeviceAnswer(
        device.id(),
        device.person(),
        device.post(),
        device.organization(),
        zoned(device.boundAt()),
        zoned(device.notAfter()),
        revoked == null ? null : zoned(revoked));
  }

  private OffsetDateTime zoned(Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }
}
