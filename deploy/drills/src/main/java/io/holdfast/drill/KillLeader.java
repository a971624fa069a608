package io.holdfast.drill;

import java.util.List;

/** The broker that leads most is killed under load, and once more while it comes back (P4, P10). */
final class KillLeader extends UnderLoad {

    KillLeader() {
        super("kill-leader", "kills the broker that leads most partitions under load, and again while it comes back");
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        var parts = new StackFaults(stage);
        String leader = brokers.leader();
        parts.kill(leader);
        crowd.awaitMore(200);
        String first = Checks.seconds(crowd.longestGap());
        parts.kill(leader);
        return List.of("longest time without an outcome after the first kill: " + first);
    }
}
