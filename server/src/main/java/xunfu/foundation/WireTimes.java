package xunfu.foundation;

import java.time.OffsetDateTime;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import xunfu.proof.event.Times;

/** Times leave the house as docs/formats.md has them: ISO-8601 with zone and milliseconds. */
@Configuration(proxyBeanMethods = false)
class WireTimes {

  @Bean
  JsonMapperBuilderCustomizer timesInMilliseconds() {
    return builder ->
        builder.addModule(new SimpleModule("times").addSerializer(new Milliseconds()));
  }

  private static final class Milliseconds extends StdSerializer<OffsetDateTime> {

    Milliseconds() {
      super(OffsetDateTime.class);
    }

    @Override
    public void serialize(OffsetDateTime time, JsonGenerator out, SerializationContext context) {
      out.writeString(Times.write(time));
    }
  }
}
