package io.holdfast.api.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentRefusalsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final RecentRefusals refused = new RecentRefusals(3);

    @Test
    void who_was_told_to_come_back_is_early_until_then() {
        refused.add("a", 2, 5);

        assertThat(refused.early("a", 5)).contains(Duration.ofSeconds(2));
        assertThat(refused.early("a", 5 + Duration.ofSeconds(2).toNanos())).contains(Duration.ZERO);
        assertThat(refused.early("b", 5)).isEmpty();
    }

    @Test
    void who_was_refused_is_remembered_for_a_minute() {
        refused.add("a", 1, 0);

        assertThat(refused.early("a", MINUTE)).isPresent();
        assertThat(refused.early("a", MINUTE + 1)).isEmpty();
    }

    @Test
    void the_oldest_is_forgotten_where_there_are_too_many() {
        refused.add("a", 1, 0);
        refused.add("b", 1, 0);
        refused.add("a", 1, 1);
        refused.add("c", 1, 1);

        refused.add("d", 1, 1);

        assertThat(refused.early("b", 1)).isEmpty();
        assertThat(refused.early("a", 1)).isPresent();
        assertThat(refused.early("d", 1)).isPresent();
    }
}
