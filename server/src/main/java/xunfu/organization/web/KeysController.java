package xunfu.organization.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;

/** The public halves of the server's keys, so that anybody can check what it signs. */
@RestController
class KeysController {

  private final KnownKeys keys;

  KeysController(List<SigningKey> keys) {
    this.keys =
        new KnownKeys(
            keys.stream()
                .map(SigningKey::named)
                .sorted(Comparator.comparing(NamedKey::use))
                .toList());
  }

  @GetMapping(path = "/open/keys", produces = MediaType.APPLICATION_JSON_VALUE)
  String keys() {
    return keys.write().canonicalText();
  }
}
