package io.holdfast.bench.load;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connections without a call. The one that was used last comes first, so that a light load stays on few. */
final class Idle {

    private final ArrayDeque<Connection> connections = new ArrayDeque<>();

    synchronized @Nullable Connection poll() {
        return connections.pollFirst();
    }

    /**
     * One of them, waited for.
     *
     * @param kept how many have to stay idle
     * @param until when to give up, as {@link System#nanoTime()}; then it is null
     */
    synchronized @Nullable Connection await(int kept, long until) throws InterruptedException {
        for (long left = until - System.nanoTime();
                left > 0 && connections.size() <= kept;
                left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return connections.size() > kept && System.nanoTime() < until ? connections.pollFirst() : null;
    }

    synchronized void add(Connection connection) {
        connections.addFirst(connection);
        notifyAll();
    }

    synchronized int size() {
        return connections.size();
    }
}
