package io.holdfast.bench.load;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Connections without a call. The one that was used last comes first, so that a light load stays on few. */
final class Idle {

    private final ArrayDeque<Connection> connections = new ArrayDeque<>();

    synchronized @Nullable Connection poll() {
        return connections.pollFirst();
    }

    synchronized void add(Connection connection) {
        connections.addFirst(connection);
    }

    synchronized int size() {
        return connections.size();
    }
}
