package io.holdfast.hold.audit.report;

import io.holdfast.hold.audit.log.Progress;
import java.io.Console;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows on the error stream how far an audit has come, with its rate and the time that is left, for as long as it is open. */
public final class ProgressBar implements AutoCloseable {

    private static final Duration TERMINAL = Duration.ofMillis(200);
    private static final Duration LOG = Duration.ofSeconds(10);
    private static final int WIDTH = 30;
    private static final double NANOS = 1e9;

    private final Progress progress;
    private final boolean terminal;
    private final long since = System.nanoTime();
    private final Thread thread;
    private volatile boolean open = true;

    /** A bar in place if somebody is watching on a terminal, a line now and then if not. */
    @SuppressWarnings("SystemConsoleNull") // It is null if there is none, as its documentation says.
    public ProgressBar(Progress progress) {
        this.progress = progress;
        @Nullable Console console = System.console();
        this.terminal = console != null && console.isTerminal();
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        Duration every = terminal ? TERMINAL : LOG;
        try {
            while (open) {
                Thread.sleep(every);
                if (open && progress.total() > 0) {
                    show();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        System.err.print((terminal ? "\r" : "") + line(progress.done(), progress.total(), System.nanoTime() - since));
        System.err.print(terminal ? " " : System.lineSeparator());
        System.err.flush();
    }

    /** Such as {@code [######........]  42%  420,000 of 1,000,000 commands  61,000/s  10 s left}. */
    static String line(long done, long total, long nanos) {
        double share = total == 0 ? 1 : Math.min(1, done / (double) total);
        double rate = done / Math.max(nanos / NANOS, 1e-3);
        int filled = (int) (share * WIDTH);
        String left = rate < 1 ? "?" : String.format(Locale.ROOT, "%.0f s", (total - done) / rate);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%%  %,d of %,d commands  %,.0f/s  %s left",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                share * 100,
                done,
                total,
                rate,
                left);
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        if (terminal) {
            // The report begins where the bar was.
            System.err.print("\r" + " ".repeat(110) + "\r");
            System.err.flush();
        }
    }
}
