package io.holdfast.bench;

import io.holdfast.bench.target.Target;
import java.io.IOException;

/** Stops a target on Ctrl-C too. */
final class AtExit implements AutoCloseable {

    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /** From now until this is closed, the end of this process stops the target. */
    static AtExit close(Target target) {
        var hook = new Thread(() -> stop(target));
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    private static void stop(Target target) {
        try {
            target.close();
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
