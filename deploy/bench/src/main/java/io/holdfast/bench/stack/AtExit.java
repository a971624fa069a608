package io.holdfast.bench.stack;

import java.io.IOException;

/** Stops what was started on Ctrl-C too. */
public final class AtExit implements AutoCloseable {

    @FunctionalInterface
    public interface Task {
        void run() throws IOException;
    }

    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /** From now until this is closed, the end of this process does something first. */
    public static AtExit run(Task task) {
        var hook = new Thread(() -> attempt(task));
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    private static void attempt(Task task) {
        try {
            task.run();
        } catch (IOException failed) {
            System.err.println("holdfast: " + failed.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is on its way out, and the hook at work.
        }
    }
}
