package io.holdfast.drill;

import java.io.IOException;
import java.util.List;

/** The state folders of the hold-processors are gone: they restore from the log (P9, P10). */
final class LostState implements Drill {

    @Override
    public String name() {
        return "lost-state";
    }

    @Override
    public String announcement() {
        return "deletes the state folder of each hold-processor and kills it";
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
            crowd.stop();
            for (String part : List.of("hold-processor-0", "hold-processor-1")) {
                lose(stage, part);
            }
            stage.awaitReady();
            crowd.verify();
            return List.of("%d outcomes before, all of them restored".formatted(crowd.outcomes()));
        }
    }

    private static void lose(Stage stage, String part) throws IOException, InterruptedException {
        var parts = new StackFaults(stage);
        // Paused first, so that it does not write while its folder goes.
        parts.pause(part);
        stage.say("delete the state of " + part);
        Checks.delete(stage.state(part));
        parts.kill(part);
    }
}
