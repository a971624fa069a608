package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a part's process, with its output in its log. */
final class PartRunner {

    private static final long LOG_BYTES = 20L * 1024 * 1024;
    private static final int PREPARE_SECONDS = 60;

    private PartRunner() {}

    static void prepare(Part part) throws IOException, InterruptedException {
        rotate(part.log());
        Files.createDirectories(part.scratch());
        if (part.prepare().isEmpty()) {
            return;
        }
        Process process = launch(part.prepare().get(), part.log());
        if (!process.waitFor(PREPARE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new StackException("%s could not be prepared. The last lines of %s:\n%s"
                    .formatted(part.title(), part.log(), Tail.of(part.log())));
        }
    }

    static Process start(Part part) throws IOException {
        return launch(part.command(), part.log());
    }

    /**
     * Starts a process whose output is appended to a log, and which does not hear Ctrl-C, nor that its terminal closes: a terminal
     * tells everyone in it at once, and a stack is stopped in its order. The JVM keeps to a signal being ignored when it starts.
     */
    static Process launch(List<String> command, Path log) throws IOException {
        var deaf = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        deaf.addAll(command);
        return new ProcessBuilder(deaf)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void rotate(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
