package io.holdfast.drill;

import java.util.List;

/** The only broker is killed under load (P4, P10). */
final class KillBroker extends Drill {

    KillBroker() {
        super("kill-broker", "kills the broker under load");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(100);
            new StackFaults(stage).kill("broker");
            crowd.awaitMore(100);
            crowd.stop().verify();
            return List.of("%d outcomes, none contradicted".formatted(crowd.outcomes()));
        }
    }
}
