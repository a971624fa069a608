package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Two of three brokers are gone: nothing is acknowledged, so nothing is promised; with one of them back all goes on (P4, P10). */
final class KillTwo extends UnderLoad {

    /** By then what was acknowledged before has been told. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final Duration GONE = Duration.ofSeconds(15);

    KillTwo() {
        super("kill-two", "stops two of three brokers under load, and brings back one, then the other");
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        var parts = new StackFaults(stage);
        List<String> gone = Brokers.others(brokers.leader());
        for (String broker : gone) {
            parts.pause(broker);
        }
        try {
            Checks.awaitTime(SETTLE);
            int before = crowd.outcomes();
            Checks.awaitTime(GONE);
            assertThat(crowd.outcomes())
                    .as("with one broker of three nothing is acknowledged, and nobody has an outcome")
                    .isEqualTo(before);
            parts.resume(gone.getFirst());
            crowd.awaitMore(100);
        } finally {
            for (String broker : gone) {
                parts.resume(broker);
            }
        }
        return List.of();
    }
}
