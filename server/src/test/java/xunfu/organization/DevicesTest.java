package xunfu.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.Caller;
import xunfu.Cast;
import xunfu.HouseTest;
import xunfu.proof.event.DeviceCertificate;
import xunfu.proof.json.Json;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.Trust;

/** Phones: bound, found again, revoked. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevicesTest {

  @Autowired Cast cast;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private Caller fu;

  @BeforeAll
  void enterTheCast() {
    cast.enter();
    for (String who :
        new String[] {"officer.fu", "officer.yao", "head.fuchunjiang", "officer.second"}) {
      cast.account(who);
    }
  }

  @BeforeEach
  void fuSignsIn() {
    fu = new Caller(port).signIn("officer.fu");
  }

  @Test
  void theServerCertifiesAPhonesKeyAndAnybodyCanCheckIt() {
    UUID id = UUID.randomUUID();
    var answer = fu.post("/api/devices", body(id, key()));

    assertThat(answer.status()).isEqualTo(201);
    var certificate = DeviceCertificate.read(Json.read(answer.body()));
    var keys = KnownKeys.read(Json.read(new Caller(port).get("/open/keys").body()));
    assertThat(certificate.check(keys)).isEqualTo(Trust.SIGNED);
    assertThat(certificate.device()).isEqualTo(id.toString());
    assertThat(certificate.post()).isEqualTo(Cast.postOf("officer.fu").toString());
    assertThat(certificate.json().text("organizationName")).isEqualTo("富春江市场监督管理所");
    assertThat(certificate.notBefore().plusDays(90)).isEqualTo(certificate.notAfter());
  }

  @Test
  void bindingAgainGivesTheSameCertificate() {
    String body = body(UUID.randomUUID(), key());

    assertThat(fu.post("/api/devices", body).body())
        .isEqualTo(fu.post("/api/devices", body).body());
  }

  @Test
  void anotherKeyUnderTheSameIdIsRefused() {
    UUID id = UUID.randomUUID();
    fu.post("/api/devices", body(id, key()));

    assertThat(fu.post("/api/devices", body(id, key())).code()).isEqualTo("other-content");
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    String other = Base64Url.write(generator.generateKeyPair().getPublic().getEncoded());

    assertThat(fu.post("/api/devices", body(UUID.randomUUID(), other)).code())
        .isEqualTo("not-a-device-key");
    assertThat(fu.post("/api/devices", body(UUID.randomUUID(), "zzz")).status()).isEqualTo(422);
  }

  @Test
  void theStationHeadRevokesALostPhoneAndAColleagueCannot() {
    UUID id = UUID.randomUUID();
    fu.post("/api/devices", body(id, key()));
    String path = "/api/devices/" + id + "/revocation";
    String reason = "{\"reason\":\"遗失\"}";

    assertThat(new Caller(port).signIn("officer.yao").post(path, reason).status()).isEqualTo(404);
    assertThat(new Caller(port).signIn("officer.second").post(path, reason).status())
        .isEqualTo(404);
    var revoked = new Caller(port).signIn("head.fuchunjiang").post(path, reason);
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.json().path("revokedAt").isNull()).isFalse();
    assertThat(fu.post("/api/devices", body(id, key())).code()).isEqualTo("other-content");
  }

  @Test
  void bindingAndRevokingLeaveATrace() {
    UUID id = UUID.randomUUID();
    fu.post("/api/devices", body(id, key()));
    fu.post("/api/devices/" + id + "/revocation", "{\"reason\":\"换机\"}");

    var types =
        cast.scope("officer.fu")
            .call(
                () ->
                    transaction.execute(
                        _ ->
                            jdbc.sql("select type from trace.event where about = ? order by id")
                                .param(id)
                                .query(String.class)
                                .list()));
    assertThat(types).containsExactly("device.bound", "device.revoked");
  }

  private static String body(UUID id, String key) {
    return "{\"id\":\"%s\",\"publicKey\":\"%s\"}".formatted(id, key);
  }

  private static String key() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return Base64Url.write(generator.generateKeyPair().getPublic().getEncoded());
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
