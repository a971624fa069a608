package io.holdfast.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** State folders are gone, or files in them: what is on the log is restored from it (P9, P10). */
final class LostState extends Drill {

    /** RocksDB begins with it: without, it opens nothing. So a kill leaves a folder that was being emptied. */
    private static final String FIRST_FILE = "MANIFEST-";

    LostState() {
        super(
                "lost-state",
                "deletes the state of one hold-processor, and files of the other's and of a reservation-api's, and kills them");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(16, 10_000)) {
            crowd.awaitMore(200);
            crowd.stop();
            lose(stage, "hold-processor-0", Checks::delete);
            lose(stage, "hold-processor-1", LostState::spoil);
            lose(stage, "reservation-api-1", LostState::spoil);
            stage.awaitReady();
            crowd.verify();
            return List.of("%d outcomes before, all of them restored".formatted(crowd.outcomes()));
        }
    }

    @FunctionalInterface
    private interface Loss {
        void of(Path folder) throws IOException;
    }

    private static void lose(Stage stage, String part, Loss loss) throws IOException, InterruptedException {
        var parts = new StackFaults(stage);
        // Paused first, so that it does not write while its files go.
        parts.pause(part);
        stage.say("delete from the state of " + part);
        loss.of(stage.state(part));
        parts.kill(part);
    }

    private static void spoil(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(FIRST_FILE))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
