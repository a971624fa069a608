package io.holdfast.receipt.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The keys whose newest record nobody can read, and those who wait until a partition has none. Safe for use by many threads. */
final class IllegibleKeys {

    private final Executor callbacks;
    private final Map<Integer, Set<String>> byPartition = new HashMap<>();
    private final Map<Integer, List<CompletableFuture<Void>>> waiting = new HashMap<>();

    /**
     * None so far.
     *
     * @param callbacks runs what follows for those who waited
     */
    IllegibleKeys(Executor callbacks) {
        this.callbacks = callbacks;
    }

    synchronized void add(int partition, String key) {
        byPartition.computeIfAbsent(partition, _ -> new HashSet<>()).add(key);
    }

    /** A tombstone or a sound record follows under the key. */
    synchronized void remove(int partition, String key) {
        Set<String> keys = byPartition.get(partition);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            byPartition.remove(partition);
            waiting.getOrDefault(partition, List.of()).forEach(waits -> waits.completeAsync(() -> null, callbacks));
            waiting.remove(partition);
        }
    }

    /** Completes once the partition has no such key. */
    synchronized CompletableFuture<Void> none(int partition) {
        var waits = new CompletableFuture<Void>();
        if (byPartition.containsKey(partition)) {
            waiting.computeIfAbsent(partition, _ -> new ArrayList<>()).add(waits);
        } else {
            waits.complete(null);
        }
        return waits;
    }

    synchronized int size() {
        return byPartition.values().stream().mapToInt(Set::size).sum();
    }
}
