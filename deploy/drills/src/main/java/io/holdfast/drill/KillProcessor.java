package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** Each hold-processor is killed under load: no answer is contradicted, and holds flow again by themselves (P1–P4, P9, P10). */
final class KillProcessor extends Drill {

    KillProcessor() {
        super(
                "kill-processor",
                "kills each hold-processor under load, and measures until every event gives a hold again");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var parts = new StackFaults(stage);
        int held;
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
            for (String part : StackFaults.PROCESSORS) {
                parts.kill(part);
                crowd.awaitMore(200);
            }
            crowd.stop().verify();
            held = crowd.outcomes();
        }
        stage.awaitReady();
        Duration restarted = new Silence(stage, name() + "-probe-").after(() -> {
            parts.kill(StackFaults.PROCESSORS.getFirst());
            return null;
        });
        stage.awaitReady();
        return List.of(
                "%d outcomes under two kills, none contradicted".formatted(held),
                "until every event gave a hold again: killed and restarted %s".formatted(Checks.seconds(restarted)));
    }
}
