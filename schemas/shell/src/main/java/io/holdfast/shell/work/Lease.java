package io.holdfast.shell.work;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One partition, from when this instance was given it until it is taken away. */
public final class Lease {

    private final CompletableFuture<Void> begun;
    private final long readAhead;
    private final NavigableSet<Long> unfinished = new TreeSet<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean over;

    /**
     * A lease that begins later.
     *
     * @param begun completes once this instance knows what its predecessor wrote
     * @param readAhead how far, in records, reading may run ahead of the oldest unfinished one
     */
    public Lease(CompletableFuture<Void> begun, long readAhead) {
        this.begun = begun;
        this.readAhead = readAhead;
    }

    /**
     * Waits until work on the partition may begin.
     *
     * @return false if the partition was taken away: its next owner does the work
     */
    public boolean begin() {
        begun.join();
        return holds();
    }

    /** Whether work on the partition may be done now. */
    public boolean holds() {
        return !over && begun.isDone() && !begun.isCompletedExceptionally();
    }

    /** Whether the partition was taken away. */
    public boolean over() {
        return over;
    }

    /**
     * Waits until a record is near enough to the oldest unfinished one: for each between them the consumer keeps an offset, and one that is
     * tried for an hour would fill the memory of a busy instance.
     */
    void take(long offset) {
        change(() -> {
            unfinished.add(offset);
            while (!over && offset - unfinished.first() > readAhead) {
                changed.awaitUninterruptibly();
            }
        });
    }

    void finish(long offset) {
        change(() -> unfinished.remove(offset));
    }

    void end() {
        change(() -> over = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
