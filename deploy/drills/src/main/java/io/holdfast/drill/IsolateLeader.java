package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** The broker that leads most is cut from its like, and not from those who write to it: nothing that it alone has may have been told (P10). */
final class IsolateLeader implements Drill {

    /** Longer than a broker may be silent before the others elect another leader. */
    private static final Duration CUT = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "isolate-leader";
    }

    @Override
    public String announcement() {
        return "cuts the broker that leads most partitions from the other brokers, and not from the services";
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
            String leader = brokers.leader();
            for (String other : Brokers.others(leader)) {
                stage.link("cut", leader + "->" + other);
            }
            try {
                // Whether holds go on meanwhile is not promised: a broker that is cut off does not know it, and who
                // asks it for the
                // newest leaders or coordinators is told of itself.
                Checks.awaitTime(CUT);
            } finally {
                stage.link("heal");
            }
            crowd.awaitMore(200);
            brokers.awaitWhole();
            Duration gap = crowd.longestGap();
            crowd.stop().verify();
            return List.of(
                    "%d outcomes, none contradicted".formatted(crowd.outcomes()),
                    "longest time without an outcome: " + Checks.seconds(gap));
        }
    }
}
