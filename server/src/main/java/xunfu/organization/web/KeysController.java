package xunfu.organization.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import xunfu.proof.keys.KnownKeys;

/** The public halves of the server's keys, so that anybody can check what it signs. */
@RestController
class KeysController {

  private final KnownKeys keys;

  KeysController(KnownKeys keys) {
    this.keys = keys;
  }

  @GetMapping(path = "/open/keys", produces = MediaType.APPLICATION_JSON_VALUE)
  String keys() {
    return keys.write().canonicalText();
  }
}
