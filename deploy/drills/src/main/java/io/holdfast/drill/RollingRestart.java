package io.holdfast.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All brokers and then all services are restarted in order, one after the other, under load: holds go on (P4, P10). */
final class RollingRestart extends UnderLoad {

    RollingRestart() {
        super("rolling-restart", "ends all brokers and then all services in order, one after the other, under load");
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        var parts = new StackFaults(stage);
        var gaps = new ArrayList<String>();
        for (String part : Stream.concat(
                        IntStream.rangeClosed(1, Brokers.NUMBER).mapToObj(Brokers::name), StackFaults.SERVICES.stream())
                .toList()) {
            parts.restart(part);
            stage.awaitReady();
            brokers.awaitWhole();
            crowd.awaitMore(50);
            gaps.add("%s %s".formatted(part, Checks.seconds(crowd.longestGap())));
        }
        return List.of("longest time without an outcome: " + String.join(", ", gaps));
    }
}
