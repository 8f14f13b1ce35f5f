package xunfu.proof.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xunfu.proof.Cases;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonNull;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.Trust;
import xunfu.proof.log.ConsistencyProof;
import xunfu.proof.log.InclusionProof;

class SealedCasesTest {
  private static final JsonObject CASES = Cases.read("sealed.json");
  private static final KnownKeys KEYS = KnownKeys.read(CASES.object("keys"));
  private static final DeviceCertificate CERTIFICATE =
      DeviceCertificate.read(CASES.object("certificate"));
  private static final List<JsonObject> EVENTS =
      CASES.array("events").elements().stream().map(Json::asObject).toList();

  @Test
  void hashesAreThoseOfTheCases() {
    for (JsonObject one : EVENTS) {
      Envelope envelope = Envelope.read(one.object("envelope"));
      assertThat(envelope.event().json().canonicalText()).isEqualTo(one.text("canonicalEvent"));
      assertThat(envelope.findPayload().orElseThrow().canonicalText())
          .isEqualTo(one.text("canonicalPayload"));
      assertThat(envelope.event().hash().hex()).isEqualTo(one.text("eventHash"));
      assertThat(envelope.event().leafHash().hex()).isEqualTo(one.text("leafHash"));
      assertThat(envelope.keepsCommitment()).isTrue();
      assertThat(envelope.write()).isEqualTo(one.object("envelope"));
    }
  }

  @Test
  void membersThatNobodyKnowsAreSealedToo() {
    Envelope second = Envelope.read(EVENTS.get(1).object("envelope"));
    Event stripped = new Event(second.event().json().without("later"));
    assertThat(stripped.hash()).isNotEqualTo(second.event().hash());
  }

  @Test
  void theDeviceSignedItsEventsAndTheServerTheCertificate() {
    assertThat(CERTIFICATE.check(KEYS)).isEqualTo(Trust.SIGNED);
    for (JsonObject one : EVENTS.subList(0, 2)) {
      Envelope envelope = Envelope.read(one.object("envelope"));
      assertThat(envelope.signedBy(CERTIFICATE.publicKey())).isTrue();
      assertThat(CERTIFICATE.validAt(envelope.event().capturedAt())).isTrue();
    }
  }

  @Test
  void noFlippedBitOfASignaturePasses() {
    Envelope envelope = Envelope.read(EVENTS.getFirst().object("envelope"));
    byte[] signature = Base64Url.read(EVENTS.getFirst().object("envelope").text("signature"));
    for (int bit = 0; bit < 8 * signature.length; bit += 5) {
      byte[] bent = signature.clone();
      bent[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(CERTIFICATE.publicKey().signed(envelope.event().signedBytes(), bent)).isFalse();
    }
    assertThat(CERTIFICATE.publicKey().signed(envelope.event().signedBytes(), new byte[64]))
        .isFalse();
    assertThat(CERTIFICATE.publicKey().signed(envelope.event().signedBytes(), new byte[71]))
        .isFalse();
  }

  @Test
  void aCertificateWithAnotherHolderIsForged() {
    JsonObject bent = CERTIFICATE.json().with("personName", "别人");
    assertThat(new DeviceCertificate(bent).check(KEYS)).isEqualTo(Trust.FORGED);
  }

  @Test
  void theKeyOfTheLogSignsNoCertificate() {
    String logKey = KEYS.keys().getFirst().name();
    JsonObject bent = CERTIFICATE.json().with("key", logKey);
    assertThat(new DeviceCertificate(bent).check(KEYS)).isEqualTo(Trust.UNKNOWN_KEY);
  }

  @Test
  void theReceiptIsForItsEventAlone() {
    Receipt receipt = Receipt.read(CASES.object("receipt"));
    assertThat(receipt.check(KEYS)).isEqualTo(Trust.SIGNED);
    assertThat(receipt.isFor(Envelope.read(EVENTS.getFirst().object("envelope")).event())).isTrue();
    assertThat(receipt.isFor(Envelope.read(EVENTS.get(1).object("envelope")).event())).isFalse();
    assertThat(new Receipt(receipt.json().with("promiseSeconds", 61)).check(KEYS))
        .isEqualTo(Trust.FORGED);
  }

  @Test
  void headsAreReadSignedAndWrittenBackToTheByte() {
    for (Json note : CASES.array("heads").elements()) {
      Head head = Head.read(note.asText());
      assertThat(head.write()).isEqualTo(note.asText());
      assertThat(head.check(KEYS)).isEqualTo(Trust.SIGNED);
    }
  }

  @Test
  void badHeadsGetTheAnswerOfTheCases() {
    for (Json one : CASES.array("badHeads").elements()) {
      assertThat(answer(one.asObject().text("note")))
          .as(one.asObject().text("why"))
          .isEqualTo(one.asObject().text("answer"));
    }
  }

  @Test
  void aBentHeadIsNeverSigned() {
    String note = CASES.array("heads").elements().get(1).asText();
    Random random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      char[] bent = note.toCharArray();
      int place = random.nextInt(bent.length);
      bent[place] = (char) (bent[place] ^ 1 << random.nextInt(7));
      assertThat(answer(new String(bent))).isNotEqualTo("signed");
    }
  }

  @Test
  void inclusionAndConsistencyLeadToTheHeads() {
    Head one = Head.read(CASES.array("heads").elements().get(0).asText());
    Head three = Head.read(CASES.array("heads").elements().get(1).asText());
    assertThat(InclusionProof.read(CASES.object("proof")).leadsTo(three.root())).isTrue();
    assertThat(InclusionProof.read(CASES.object("proof")).leadsTo(one.root())).isFalse();
    ConsistencyProof proof = ConsistencyProof.read(CASES.object("consistency"));
    assertThat(proof.holds(one.root(), three.root())).isTrue();
    assertThat(proof.holds(three.root(), one.root())).isFalse();
    assertThat(ConsistencyProof.read(proof.write())).isEqualTo(proof);
  }

  @Test
  void anEventThatBreaksTheRulesOfTheChainIsNotReadable() {
    JsonObject first = EVENTS.getFirst().object("envelope").object("event");
    JsonObject second = EVENTS.get(1).object("envelope").object("event");
    JsonObject desk = EVENTS.get(2).object("envelope").object("event");
    refused(first.with("seq", 0));
    refused(first.with("prev", "00".repeat(32)));
    refused(second.with("prev", JsonNull.NULL));
    refused(desk.with("seq", 1));
    refused(first.with("id", "0193ABCD-0000-7000-8000-000000000001"));
    refused(first.with("capturedAt", "2026-11-24T09:41:07"));
    refused(first.with("v", 2));
    refused(first.with("home", "a county with a long name"));
    refused(first.with("home", ""));
    refused(first.with("device", "phone of Fu"));
    refused(first.with("person", "Fu"));
    refused(first.without("place"));
    refused(first.without("post"));
  }

  @Test
  void payloadAndSaltAreErasedTogether() {
    JsonObject envelope = EVENTS.getFirst().object("envelope");
    JsonObject erased = envelope.with("payload", JsonNull.NULL).with("salt", JsonNull.NULL);
    assertThat(Envelope.read(erased).erased()).isTrue();
    assertThat(Envelope.read(erased).keepsCommitment()).isTrue();
    assertThatThrownBy(() -> Envelope.read(envelope.with("salt", JsonNull.NULL)))
        .isInstanceOf(NotReadable.class);
    assertThatThrownBy(() -> Envelope.read(envelope.with("signature", JsonNull.NULL)))
        .isInstanceOf(NotReadable.class);
  }

  @Test
  void aBentPayloadBreaksItsCommitment() {
    JsonObject envelope = EVENTS.getFirst().object("envelope");
    JsonObject bent = envelope.with("payload", envelope.object("payload").with("count", 4));
    assertThat(Envelope.read(bent).keepsCommitment()).isFalse();
  }

  private static void refused(JsonObject event) {
    assertThatThrownBy(() -> new Event(event)).isInstanceOf(NotReadable.class);
  }

  private static String answer(String note) {
    try {
      return switch (Head.read(note).check(KEYS)) {
        case SIGNED -> "signed";
        case FORGED -> "forged";
        case UNKNOWN_KEY -> "unknown-key";
      };
    } catch (NotReadable notReadable) {
      return "not-readable";
    }
  }
}
