package io.holdfast.api.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A clock that was set back makes a reading old. */
    @ParameterizedTest
    @CsvSource({"999, 0, 1", "1000, 1000, 2", "-1, -1, 2"})
    void many_who_look_within_a_second_ask_the_cluster_once(long laterMs, long readAtMs, int times)
            throws LagUnavailableException {
        board.lags();
        now.set(Instant.EPOCH.plusMillis(laterMs));

        assertThat(board.lags().at()).isEqualTo(Instant.EPOCH.plusMillis(readAtMs));
        assertThat(asked).hasValue(times);
    }

    @ParameterizedTest
    @CsvSource({"4999, 1", "5000, 2"})
    void dead_letters_are_counted_every_five_seconds(long laterMs, int times) throws LagUnavailableException {
        board.deadLetters();
        now.set(Instant.EPOCH.plusMillis(laterMs));
        board.deadLetters();

        assertThat(asked).hasValue(times);
    }
}
