package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static io.holdfast.payment.payment.Payments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelaysTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Delays delays = new Delays(LONGEST, () -> 1.0);

    @Test
    void what_failed_is_left_alone_the_longer_the_oftener_it_failed_up_to_a_bound() {
        assertThat(delays.due(ID, NOW)).isTrue();

        delays.failed(ID, NOW);
        assertThat(delays.due(ID, NOW.plusMillis(999))).isFalse();
        assertThat(delays.due(ID, NOW.plusMillis(1_000))).isTrue();

        delays.failed(ID, NOW);
        assertThat(delays.due(ID, NOW.plusMillis(1_999))).isFalse();
        assertThat(delays.due(ID, NOW.plusMillis(2_000))).isTrue();

        for (int i = 0; i < 40; i++) {
            delays.failed(ID, NOW);
        }
        assertThat(delays.due(ID, NOW.plus(LONGEST).minusMillis(1))).isFalse();
        assertThat(delays.due(ID, NOW.plus(LONGEST))).isTrue();
    }

    @Test
    void what_is_settled_is_forgotten() {
        delays.failed(ID, NOW);

        delays.keep(List.of());

        assertThat(delays.due(ID, NOW)).isTrue();
    }

    @Test
    void what_failed_together_does_not_come_back_together() {
        var early = new Delays(LONGEST, () -> 0.0);
        var late = new Delays(LONGEST, () -> 1.0);
        early.failed(ID, NOW);
        late.failed(ID, NOW);

        assertThat(early.due(ID, NOW.plusMillis(500))).isTrue();
        assertThat(late.due(ID, NOW.plusMillis(999))).isFalse();
    }
}
