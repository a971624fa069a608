package io.holdfast.drill;

import java.time.Duration;
import java.util.List;

/** A hold-processor is lost for good: after its session another one decides about its events, with a standby of their state and without (P9, P10). */
final class LostProcessor extends Drill {

    private static final String VICTIM = StackFaults.PROCESSORS.getFirst();

    LostProcessor() {
        super(
                "lost-processor",
                "loses a hold-processor for good, with a standby and without, and measures until every event gives a hold again");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var parts = new StackFaults(stage);
        var silence = new Silence(stage, name() + "-probe-");
        Duration withStandby = lost(stage, parts, silence);
        stage.restart("hold-processor:holdfast.hold.standby-replicas=0");
        Duration without = lost(stage, parts, silence);
        stage.restart();
        return List.of(
                "until every event gave a hold again: with a standby %s, without %s; both include the session of %.1f s"
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
