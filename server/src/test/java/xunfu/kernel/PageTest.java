package xunfu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A list by cursor. */
class PageTest {

  @Test
  void oneRowMoreThanTheLimitMeansThereIsAnotherPage() {
    Page<String> page = Page.of(List.of("a", "b", "c"), 2, s -> s);

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(page.next()).isEqualTo("b");
  }

  @Test
  void theLastPageHasNoCursor() {
    assertThat(Page.of(List.of("a", "b"), 2, s -> s).next()).isNull();
    assertThat(Page.of(List.<String>of(), 2, s -> s).next()).isNull();
  }

  @Test
  void nobodyGetsMoreThanTheMost() {
    assertThat(Page.limit(null)).isEqualTo(Page.DEFAULT_LIMIT);
    assertThat(Page.limit(1_000_000)).isEqualTo(Page.MAX_LIMIT);
    assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(Fault.class);
  }
}
