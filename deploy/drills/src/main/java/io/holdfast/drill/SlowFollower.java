package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** A broker that follows hears everything late: the others go on without waiting for it for ever (P10). */
final class SlowFollower implements Drill {

    private static final Duration SLOW = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "slow-follower";
    }

    @Override
    public String announcement() {
        return "makes the links of a broker that leads least 300 ms slower in each direction";
    }

    @Override
    public int brokers() {
        return Brokers.NUMBER;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var brokers = new Brokers(stage);
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
            var _ = crowd.longestGap();
            String follower = Brokers.others(brokers.leader()).getLast();
            stage.link("slow", "300ms", follower);
            int before = crowd.outcomes();
            try {
                Checks.awaitTime(SLOW);
                crowd.awaitMore(20);
            } finally {
                stage.link("heal");
            }
            int meanwhile = crowd.outcomes() - before;
            crowd.awaitMore(100);
            brokers.awaitWhole();
            Duration gap = crowd.longestGap();
            crowd.stop().verify();
            return List.of(
                    "%d outcomes, none contradicted; %d while %s was slow"
                            .formatted(crowd.outcomes(), meanwhile, follower),
                    "longest time without an outcome: " + Checks.seconds(gap));
        }
    }
}
