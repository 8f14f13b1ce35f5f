package xunfu.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The home that the start has taken already, or else the one that the configuration names. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

  @Bean
  @ConditionalOnMissingBean
  HomeDirectory home(@Value("${xunfu.home}") Path path) {
    return HomeDirectory.take(path);
  }

  /** Where evidence files lie, by their hash. */
  @Bean
  Path filesDirectory(HomeDirectory home) throws IOException {
    return Files.createDirectories(home.files());
  }
}
