package io.holdfast.local;

import io.holdfast.local.StackFile.Running;
import io.holdfast.local.StackFile.RunningPart;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part that is kept running: when its process ends by itself, another is started. */
final class SupervisedPart {

    private static final int STOP_SECONDS = 15;

    private final Part part;
    private final Consumer<String> say;
    private final Runnable changed;
    private final BooleanSupplier wanted;
    private @Nullable Process process;
    private @Nullable Running identity;
    private long startedNanos;
    private int youngDeaths;
    private boolean stopping;

    /**
     * Nothing runs yet.
     *
     * @param say is told what happens, for people
     * @param changed is called when there is another process
     * @param wanted whether it shall run at all, at any time
     */
    SupervisedPart(Part part, Consumer<String> say, Runnable changed, BooleanSupplier wanted) {
        this.part = part;
        this.say = say;
        this.changed = changed;
        this.wanted = wanted;
    }

    void start() throws IOException, InterruptedException {
        PartRunner.prepare(part);
        launch();
    }

    /** Others are told without the lock: parts that die together would wait for each other. */
    private void launch() throws IOException {
        synchronized (this) {
            if (stopping) {
                return;
            }
            if (wanted.getAsBoolean()) {
                Process started = PartRunner.start(part);
                process = started;
                identity = Running.of(started.toHandle());
                startedNanos = System.nanoTime();
                var _ = started.onExit().thenAccept(this::ended);
            } else {
                process = null;
                identity = null;
            }
        }
        changed.run();
    }

    private void ended(Process ended) {
        Duration wait;
        boolean again = wanted.getAsBoolean();
        synchronized (this) {
            if (stopping || ended != process) {
                return;
            }
            if (!again) {
                process = null;
                identity = null;
            }
            Duration age = Duration.ofNanos(System.nanoTime() - startedNanos);
            youngDeaths = RestartDelay.youngDeaths(youngDeaths, age);
            wait = RestartDelay.after(youngDeaths);
        }
        if (!again) {
            changed.run();
            return;
        }
        say.accept("%s ended by itself (exit %d); starting it again in %d ms, see %s"
                .formatted(part.title(), ended.exitValue(), wait.toMillis(), part.log()));
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            launch();
        } catch (IOException failed) {
            say.accept("%s cannot be started: %s".formatted(part.title(), failed.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts it if it shall run and doesn't, and ends it if it runs and shall not.
     *
     * @return whether it was started
     */
    boolean reconcile() throws IOException, InterruptedException {
        Process running;
        boolean shall = wanted.getAsBoolean();
        synchronized (this) {
            running = process;
        }
        if (shall && running == null) {
            start();
            return true;
        }
        if (!shall && running != null && running.isAlive()) {
            running.destroy();
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
            say.accept(part.title() + " stopped");
        }
        return false;
    }

    synchronized int youngDeaths() {
        return youngDeaths;
    }

    Part part() {
        return part;
    }

    /** From here on its end is no fault: it is not started again. */
    synchronized void expectEnd() {
        stopping = true;
    }

    /** Lets its process end in order; {@link #awaitEnd} waits for it. */
    synchronized void askToEnd() {
        stopping = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Returns when its process has ended, which is killed if it does not by itself. */
    void awaitEnd() throws InterruptedException {
        Process running;
        synchronized (this) {
            running = process;
        }
        if (running != null && !running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            say.accept("%s did not end within %d s and is killed".formatted(part.title(), STOP_SECONDS));
            running.destroyForcibly().waitFor();
        }
    }

    synchronized @Nullable RunningPart running() {
        return identity == null
                ? null
                : new RunningPart(
                        part.name(),
                        part.region().orElse(null),
                        identity,
                        part.url().orElse(""),
                        part.management().isPresent() ? part.management().getAsInt() : null,
                        part.ready().orElse(""),
                        part.port(),
                        part.log().toString());
    }
}
