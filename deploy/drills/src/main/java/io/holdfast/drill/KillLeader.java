package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** The broker that leads most is killed under load, and once more while it comes back (P4, P10). */
final class KillLeader implements Drill {

    @Override
    public String name() {
        return "kill-leader";
    }

    @Override
    public String announcement() {
        return "kills the broker that leads most partitions under load, and again while it comes back";
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
            var _ = crowd.longestGap();
            String leader = brokers.leader();
            parts.kill(leader);
            crowd.awaitMore(200);
            Duration first = crowd.longestGap();
            parts.kill(leader);
            crowd.awaitMore(200);
            Duration second = crowd.longestGap();
            brokers.awaitWhole();
            crowd.stop().verify();
            return List.of(
                    "%d outcomes, none contradicted".formatted(crowd.outcomes()),
                    "longest time without an outcome: %s after the first kill, %s after the second"
                            .formatted(Checks.seconds(first), Checks.seconds(second)));
        }
    }
}
