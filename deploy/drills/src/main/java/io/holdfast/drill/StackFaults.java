package io.holdfast.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** What can be done to the processes of a stack. */
public final class StackFaults {

    static final List<String> PROCESSORS = List.of("hold-processor-0", "hold-processor-1");

    /** Every service of a drill's stack without regions. */
    static final List<String> SERVICES = List.of(
            "hold-processor-0",
            "hold-processor-1",
            "reservation-api-0",
            "reservation-api-1",
            "payment-adapter-0",
            "receipt-sender-0");

    private static final Duration REPLACED_WITHIN = Duration.ofMinutes(1);
    private static final int SIGNAL_SECONDS = 10;

    private final Stage stage;

    public StackFaults(Stage stage) {
        this.stage = stage;
    }

    /** Kills a part as the kernel would, without a word, and returns when the supervisor has started another in its place. */
    public void kill(String part) throws IOException, InterruptedException {
        end(part, "KILL", "kill -9 ");
    }

    /** Ends a part in order, and returns when the supervisor has started another in its place. */
    public void restart(String part) throws IOException, InterruptedException {
        end(part, "TERM", "SIGTERM ");
    }

    private void end(String part, String signal, String said) throws IOException, InterruptedException {
        long pid = stage.pid(part);
        stage.say(said + part);
        signal(signal, pid);
        awaitReplaced(part, pid);
    }

    /** Stops a part in its tracks; it knows nothing of it. */
    public void pause(String part) throws IOException, InterruptedException {
        stage.say("SIGSTOP " + part);
        signal("STOP", stage.pid(part));
    }

    /** Lets a paused part go on where it was. */
    public void resume(String part) throws IOException, InterruptedException {
        stage.say("SIGCONT " + part);
        signal("CONT", stage.pid(part));
    }

    /** Returns when a part has another process than this one. */
    public void awaitReplaced(String part, long deadPid) {
        Awaitility.await().atMost(REPLACED_WITHIN).until(() -> stage.pid(part) != deadPid);
    }

    /** Does something while nobody decides: all hold-processors are paused. */
    <T> T whileUndecided(Callable<T> deed) throws Exception {
        for (String processor : PROCESSORS) {
            pause(processor);
        }
        try {
            return deed.call();
        } finally {
            for (String processor : PROCESSORS) {
                resume(processor);
            }
        }
    }

    /** Sends a signal, such as {@code KILL}, {@code STOP} or {@code CONT}. */
    public static void signal(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        if (!kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("cannot signal " + pid);
        }
    }
}
