package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Timeline;
import io.holdfast.bench.report.Window.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final long UP = 1_000;

    /** Ten seconds of load that began five seconds after the target was up. */
    private static final Phase PHASE =
            new Phase(10, Map.of(), 0, List.of(), UP + TimeUnit.SECONDS.toNanos(5), new Timeline());

    @Test
    void seconds_count_from_when_the_target_was_up_and_not_from_the_load() {
        assertThat(Window.of(PHASE, UP, new Span(5, 15)).whole()).isTrue();
        assertThat(Window.of(PHASE, UP, new Span(4, 15)).whole()).isFalse();
        assertThat(Window.of(PHASE, UP, new Span(5, 16)).whole()).isFalse();
    }

    @Test
    void a_window_is_read_from_two_numbers() {
        assertThat(Span.parse("12-27")).isEqualTo(new Span(12, 27));
        for (String wrong : List.of("12", "27-12", "a-b", "", "5-5")) {
            assertThatThrownBy(() -> Span.parse(wrong)).hasMessageContaining("FROM-TO");
        }
    }
}
