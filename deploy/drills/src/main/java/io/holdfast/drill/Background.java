package io.holdfast.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Callers and readers, each on a thread of its own, that go on until it is enough. */
final class Background implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger outcomes = new AtomicInteger();
    private long lastNanos;
    private long longestNanos;

    void start(Callable<?> work) {
        running.add(threads.submit(work));
    }

    boolean isEnough() {
        return enough.get();
    }

    void outcome() {
        outcomes.incrementAndGet();
        gapEnds();
    }

    private synchronized void gapEnds() {
        long now = System.nanoTime();
        if (lastNanos != 0) {
            longestNanos = Math.max(longestNanos, now - lastNanos);
        }
        lastNanos = now;
    }

    /** The longest time from one outcome to the next since this was last asked. */
    synchronized Duration longestGap() {
        Duration longest = Duration.ofNanos(longestNanos);
        longestNanos = 0;
        return longest;
    }

    int outcomes() {
        return outcomes.get();
    }

    void awaitMore(int more) {
        int goal = outcomes.get() + more;
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> outcomes.get() >= goal);
    }

    void awaitEnd() throws InterruptedException, ExecutionException {
        for (Future<?> one : running) {
            one.get();
        }
    }

    /** Lets each come to an end now. */
    void stop() throws InterruptedException, ExecutionException {
        enough.set(true);
        awaitEnd();
    }

    @Override
    public void close() {
        enough.set(true);
        threads.close();
    }
}
