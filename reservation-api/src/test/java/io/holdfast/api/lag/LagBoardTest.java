package io.holdfast.api.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LagBoardTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final LagBoard board = new LagBoard(
            new LagSource() {
                @Override
                public List<Lag> lags() {
                    asked.incrementAndGet();
                    return List.of();
                }

                @Override
                public List<DeadLetterCount> deadLetters() {
                    asked.incrementAndGet();
                    return List.of();
                }
            },
            now::get);

    @Test
    void many_who_look_within_a_second_ask_the_cluster_once() throws LagUnavailableException {
        board.lags();
        now.set(Instant.EPOCH.plusMillis(999));
        board.lags();

        assertThat(asked).hasValue(1);
    }

    @Test
    void a_reading_of_a_second_ago_is_old() throws LagUnavailableException {
        board.lags();
        now.set(Instant.EPOCH.plusMillis(1_000));

        assertThat(board.lags().at()).isEqualTo(now.get());
        assertThat(asked).hasValue(2);
    }

    @Test
    void dead_letters_are_counted_every_five_seconds() throws LagUnavailableException {
        board.deadLetters();
        now.set(Instant.EPOCH.plusMillis(4_999));
        board.deadLetters();
        assertThat(asked).hasValue(1);

        now.set(Instant.EPOCH.plusMillis(5_000));
        board.deadLetters();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_reading_of_before_the_clock_was_set_back_is_old() throws LagUnavailableException {
        board.lags();
        now.set(Instant.EPOCH.minusMillis(1));

        assertThat(board.lags().at()).isEqualTo(now.get());
        assertThat(asked).hasValue(2);
    }
}
