package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** The broker that leads most is cut from its like, and not from those who write to it: nothing that it alone has may have been told (P10). */
final class IsolateLeader extends UnderLoad {

    /** Longer than a broker may be silent before the others elect another leader. */
    private static final Duration CUT = Duration.ofSeconds(30);

    IsolateLeader() {
        super(
                "isolate-leader",
                "cuts the broker that leads most partitions from the other brokers, and not from the services");
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        String leader = brokers.leader();
        for (String other : Brokers.others(leader)) {
            stage.link("cut", leader + "->" + other);
        }
        try {
            // Whether holds go on meanwhile is not promised. A broker that is cut off does not know it.
            // It still coordinates transactions, and they cannot end.
            Checks.awaitTime(CUT);
            return List.of();
        } finally {
            stage.link("heal");
        }
    }
}
