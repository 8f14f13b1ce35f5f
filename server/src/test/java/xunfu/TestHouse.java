package xunfu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the house of the tests its database and a home of its own. */
public final class TestHouse
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var properties = new HashMap<>(TestDatabase.fresh("house"));
    properties.put("xunfu.home", home());
    properties.put("xunfu.empty", "true");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("house", properties));
  }

  private static String home() {
    try {
      return Files.createTempDirectory("xunfu-test-home").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
