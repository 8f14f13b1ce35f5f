package xunfu.inspection.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import xunfu.trace.ArrayMirror;
import xunfu.trace.ArrayMirror.Placed;
import xunfu.trace.RowMirror;

/** Lets an export show that answers and findings on the screens are those that were sealed. */
@Configuration(proxyBeanMethods = false)
class InspectionMirrors {
  private static final String SEALED = "visit.sealed";

  @Bean
  RowMirror answerMirror(InspectionStore store) {
    return new ArrayMirror(
        "inspection.answer",
        SEALED,
        "/parts/inspection/answers",
        events ->
            store.answers(events).stream()
                .map(it -> new Placed(it.submission(), it.position(), it.row().write()))
                .toList());
  }

  @Bean
  RowMirror findingMirror(InspectionStore store) {
    return new ArrayMirror(
        "inspection.finding",
        SEALED,
        "/parts/inspection/findings",
        events ->
            store.findings(events).stream()
                .map(it -> new Placed(it.submission(), it.position(), it.row().write()))
                .toList());
  }
}
