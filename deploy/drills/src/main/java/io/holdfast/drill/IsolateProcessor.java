package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** A hold-processor hears nothing from any broker for twice its session, and then goes on: a zombie with open connections (P1, P9). */
final class IsolateProcessor implements Drill {

    @Override
    public String name() {
        return "isolate-processor";
    }

    @Override
    public String announcement() {
        return "silences the links of each hold-processor for twice its session, and heals them";
    }

    @Override
    public int brokers() {
        return Brokers.NUMBER;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
            var _ = crowd.longestGap();
            for (String processor : List.of("hold-processor-0", "hold-processor-1")) {
                stage.link("drop", processor);
                try {
                    Checks.awaitTime(Duration.ofMillis(2L * stage.sessionTimeoutMs()));
                    crowd.awaitMore(20);
                } finally {
                    stage.link("heal");
                }
                crowd.awaitMore(100);
            }
            Duration gap = crowd.longestGap();
            crowd.stop().verify();
            return List.of(
                    "%d outcomes, none contradicted".formatted(crowd.outcomes()),
                    "longest time without an outcome: " + Checks.seconds(gap));
        }
    }
}
