package io.holdfast.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All brokers and then all services are restarted in order, one after the other, under load: holds go on (P4, P10). */
final class RollingRestart implements Drill {

    private static final List<String> SERVICES = List.of(
            "hold-processor-0",
            "hold-processor-1",
            "reservation-api-0",
            "reservation-api-1",
            "payment-adapter-0",
            "receipt-sender-0");

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String announcement() {
        return "ends all brokers and then all services in good order, one after the other, under load";
    }

    @Override
    public int brokers() {
        return Brokers.NUMBER;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var parts = new StackFaults(stage);
        var brokers = new Brokers(stage);
        var gaps = new ArrayList<String>();
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
            var _ = crowd.longestGap();
            List<String> all = Stream.concat(
                            IntStream.rangeClosed(1, Brokers.NUMBER).mapToObj(Brokers::name), SERVICES.stream())
                    .toList();
            for (String part : all) {
                parts.restart(part);
                stage.awaitReady();
                brokers.awaitWhole();
                crowd.awaitMore(50);
                Duration gap = crowd.longestGap();
                gaps.add("%s %s".formatted(part, Checks.seconds(gap)));
            }
            crowd.stop().verify();
            return List.of(
                    "%d outcomes, none contradicted".formatted(crowd.outcomes()),
                    "longest time without an outcome: " + String.join(", ", gaps));
        }
    }
}
