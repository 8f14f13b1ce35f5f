package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was seen for a question at an earlier visit, and what was written about it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastAnswer(
    String question, String scope, Value value, LocalDate on, @Nullable String text) {}
