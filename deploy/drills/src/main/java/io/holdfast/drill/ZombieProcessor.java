package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** A hold-processor is paused for longer than its session and wakes up as a zombie (P1, P9). */
final class ZombieProcessor extends Drill {

    ZombieProcessor() {
        super("zombie-processor", "pauses each hold-processor under load for twice its session, and wakes it up");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var parts = new StackFaults(stage);
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(50);
            for (String part : StackFaults.PROCESSORS) {
                parts.pause(part);
                try {
                    Checks.awaitTime(Duration.ofMillis(2L * stage.sessionTimeoutMs()));
                    crowd.awaitMore(20);
                } finally {
                    parts.resume(part);
                }
                crowd.awaitMore(100);
            }
            crowd.stop().verify();
            return List.of("%d outcomes, none contradicted".formatted(crowd.outcomes()));
        }
    }
}
