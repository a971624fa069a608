package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Refused refused = new Refused(3);

    @Test
    void whoever_was_refused_is_remembered_for_a_minute() {
        refused.add("a", 0);

        assertThat(refused.contains("a", MINUTE)).isTrue();
        assertThat(refused.contains("a", MINUTE + 1)).isFalse();
        assertThat(refused.contains("b", 0)).isFalse();
    }

    @Test
    void the_oldest_is_forgotten_where_there_are_too_many() {
        refused.add("a", 0);
        refused.add("b", 0);
        refused.add("a", 1);
        refused.add("c", 1);

        refused.add("d", 1);

        assertThat(refused.contains("b", 1)).isFalse();
        assertThat(refused.contains("a", 1)).isTrue();
        assertThat(refused.contains("d", 1)).isTrue();
    }
}
