package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** What brokers send each other arrives late at one of them: each acknowledgement waits for it, and holds go on (P10). */
final class SlowFollower extends UnderLoad {

    private static final Duration SLOW = Duration.ofSeconds(30);

    /** As far as to another continent. */
    private static final String LATER = "50ms";

    SlowFollower() {
        super(
                "slow-follower",
                "makes the links between one broker and the others %s slower in each direction".formatted(LATER));
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        String follower = Brokers.others(brokers.leader()).getLast();
        for (String other : Brokers.others(follower)) {
            stage.link("slow", LATER, follower + "->" + other);
        }
        int before = crowd.outcomes();
        try {
            Checks.awaitTime(SLOW);
            crowd.awaitMore(20);
        } finally {
            stage.link("heal");
        }
        String gap = Checks.seconds(crowd.longestGap());
        return List.of("%d outcomes while %s was slow, longest time without one: %s"
                .formatted(crowd.outcomes() - before, follower, gap));
    }
}
