package xunfu.organization.internal;

import java.io.IOException;
import java.util.ArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;
import xunfu.organization.CalendarYear;
import xunfu.organization.WorkingDays;

/** Reads the calendar of the jurisdiction. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

  @Bean
  WorkingDays workingDays(JsonMapper json, @Value("${xunfu.jurisdiction}") String jurisdiction)
      throws IOException {
    var years = new ArrayList<CalendarYear>();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:content/" + jurisdiction + "/calendar/*.json")) {
      years.add(json.readValue(file.getContentAsByteArray(), CalendarYear.class));
    }
    return new WorkingDays(years);
  }
}
