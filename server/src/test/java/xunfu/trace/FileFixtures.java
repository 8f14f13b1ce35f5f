package xunfu.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import xunfu.AccessFixture;
import xunfu.Cast;
import xunfu.proof.log.Hash;

/** A file of each organisation, for the matrix of access. */
@Configuration(proxyBeanMethods = false)
class FileFixtures {
  private static final Map<UUID, String> SOMEBODY_OF =
      Map.of(
          Cast.CITY_BUREAU, "head.city",
          Cast.BUREAU, "head.bureau",
          Cast.STATION, "officer.fu",
          Cast.SECOND_STATION, "officer.second",
          Cast.FIRE, "desk.fire",
          Cast.JIANDE_BUREAU, "officer.jiande");

  @Bean
  AccessFixture oneFile(Cast cast, Uploads uploads) {
    return new FileOf(cast, uploads);
  }

  private record FileOf(Cast cast, Uploads uploads) implements AccessFixture {
    @Override
    public String act() {
      return "GET /api/files/{sha256}";
    }

    @Override
    public String pathOwnedBy(UUID organization) {
      byte[] bytes = ("photo of " + organization).getBytes(StandardCharsets.UTF_8);
      Hash hash = Hash.of(bytes);
      cast.scope(SOMEBODY_OF.get(organization)).run(() -> bringIn(bytes, hash));
      return "/api/files/" + hash;
    }

    private void bringIn(byte[] bytes, Hash hash) {
      try {
        UUID upload = uploads.begin(hash, bytes.length, "image/jpeg", null);
        uploads.append(upload, 0, new ByteArrayInputStream(bytes));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
