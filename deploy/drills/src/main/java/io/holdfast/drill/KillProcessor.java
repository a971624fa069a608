package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/**
 * A hold-processor is killed under load, and one is lost for good, with and without a standby: no answer is contradicted, and holds flow
 * again by themselves (P1–P4, P9, P10).
 */
final class KillProcessor extends Drill {

    private static final String VICTIM = "hold-processor-0";

    KillProcessor() {
        super(
                "kill-processor",
                "kills each hold-processor under load; then loses one for good, with a standby and without");
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
        var silence = new Silence(stage, name() + "-probe-");
        Duration restarted = silence.after(() -> {
            parts.kill(VICTIM);
            return null;
        });
        stage.awaitReady();
        Duration withStandby = lost(stage, parts, silence);
        stage.restart("hold-processor:holdfast.hold.standby-replicas=0");
        Duration without = lost(stage, parts, silence);
        stage.restart();
        return List.of(
                "%d outcomes under two kills, none contradicted".formatted(held),
                "until every event gave a hold again: killed and restarted %s".formatted(Checks.seconds(restarted)),
                "lost for good, with a standby %s, without %s; both include the session of %.1f s"
                        .formatted(
                                Checks.seconds(withStandby),
                                Checks.seconds(without),
                                stage.sessionTimeoutMs() / 1_000.0));
    }

    /** Silent for longer than its session, its partitions go to the other; then it is killed, so that it comes back as a new one. */
    private static Duration lost(Stage stage, StackFaults parts, Silence silence) throws Exception {
        Duration took = silence.after(() -> {
            parts.pause(VICTIM);
            return null;
        });
        parts.kill(VICTIM);
        stage.awaitReady();
        return took;
    }
}
