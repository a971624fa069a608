package io.holdfast.bench.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that the bench started: waits until it is up, and ends it. */
record OwnProcess(String name, Process process, Path log) {

    private static final int READY_WITHIN_S = 30;
    private static final int LOOK_EVERY_MS = 50;
    private static final int STOP_WITHIN_S = 15;

    /** Whether a process is up. */
    @FunctionalInterface
    interface Probe {
        boolean isUp() throws InterruptedException;
    }

    void await(Probe probe) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_S);
        while (!probe.isUp()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new TargetException("%s did not start: see %s".formatted(name, log));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /** Its users have gone: it writes what it has and ends, or is killed. */
    void stop() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while %s stops".formatted(name), interrupted);
        }
    }
}
