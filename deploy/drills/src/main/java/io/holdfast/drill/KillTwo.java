package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Two of three brokers are gone: nothing is acknowledged, so nothing is promised; with one of them back all goes on (P4, P10). */
final class KillTwo implements Drill {

    /** By then what was acknowledged before has been told. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private static final Duration GONE = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "kill-two";
    }

    @Override
    public String announcement() {
        return "stops two of three brokers under load, and brings back one, then the other";
    }

    @Override
    public int brokers() {
        return Brokers.NUMBER;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var parts = new StackFaults(stage);
        var brokers = new Brokers(stage);
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
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
            crowd.awaitMore(100);
            brokers.awaitWhole();
            crowd.stop().verify();
            return List.of(
                    "%d outcomes, none contradicted; none while two brokers were gone".formatted(crowd.outcomes()));
        }
    }
}
