package io.holdfast.receipt.messaging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** One partition, from when this instance was given it until it is taken away. */
final class Assignment {

    private final Uni<Void> ledgerCaughtUp;
    private final long readAhead;
    private final NavigableSet<Long> unfinished = new TreeSet<>();
    private final TreeMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>();
    private volatile boolean over;
    private volatile boolean caughtUp;

    /**
     * A new assignment.
     *
     * @param ledgerCaughtUp completes once the ledger holds what the predecessor wrote; asked for once
     * @param readAhead how far reading may run ahead of the oldest unfinished fact
     */
    Assignment(Uni<Void> ledgerCaughtUp, long readAhead) {
        this.ledgerCaughtUp =
                ledgerCaughtUp.invoke(() -> caughtUp = true).memoize().indefinitely();
        this.readAhead = readAhead;
    }

    Uni<Void> ledgerCaughtUp() {
        return ledgerCaughtUp;
    }

    /** Whether that is so already. */
    boolean caughtUp() {
        return caughtUp;
    }

    /**
     * Takes a fact up, once it is near enough to the oldest unfinished one: for each record between them the consumer keeps an offset, and
     * one receipt that is tried for an hour would fill the memory of a busy instance.
     */
    synchronized Uni<Void> begin(long offset) {
        unfinished.add(offset);
        if (over || near(offset)) {
            return Uni.createFrom().voidItem();
        }
        var released = new CompletableFuture<Void>();
        waiting.put(offset, released);
        return Uni.createFrom().completionStage(released);
    }

    /** The fact is finished: those that it held up go on. */
    void end(long offset) {
        letGo(() -> unfinished.remove(offset));
    }

    /** The partition is someone else's from now on. */
    void end() {
        letGo(() -> over = true);
    }

    /** Whether the partition was taken away. */
    boolean over() {
        return over;
    }

    private void letGo(Runnable change) {
        var released = new ArrayList<CompletableFuture<Void>>();
        synchronized (this) {
            change.run();
            while (!waiting.isEmpty() && (over || near(waiting.firstKey()))) {
                released.add(waiting.pollFirstEntry().getValue());
            }
        }
        // Outside the lock: what follows may end at once and come back here.
        released.forEach(held -> held.complete(null));
    }

    private boolean near(long offset) {
        return offset - unfinished.first() <= readAhead;
    }
}
