package io.holdfast.api.decision;

import io.holdfast.api.fence.Waits;
import io.holdfast.api.model.Subject;
import io.holdfast.api.view.ViewListener;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Lets calls wait for the next state of a reservation, such as the outcome of a payment. */
@Singleton
public final class Changes implements ViewListener {

    private final Waits waits;
    private final Map<String, List<Watch>> watches = new HashMap<>();

    /**
     * Lets calls wait for changes.
     *
     * @param waits ends the waits when this instance stops
     */
    public Changes(Waits waits) {
        this.waits = waits;
    }

    /** Watches a subject. A caller that looks at it between its waits misses no change. */
    public synchronized Watch watch(Subject subject) {
        var watch = new Watch(subject.key());
        watches.computeIfAbsent(subject.key(), _ -> new ArrayList<>(1)).add(watch);
        return watch;
    }

    /** Sees each change of one subject until it is closed. */
    public final class Watch implements AutoCloseable {

        private final String key;
        private volatile CompletableFuture<Void> change = new CompletableFuture<>();

        private Watch(String key) {
            this.key = key;
        }

        /** Whether there was a change since the watch began or since the last wait, or there is one within this wait. */
        public boolean await(Duration wait) {
            boolean changed = waits.within(change, wait);
            // Replaced before the caller looks: what changes behind its look ends the next wait.
            change = new CompletableFuture<>();
            return changed;
        }

        @Override
        public void close() {
            synchronized (Changes.this) {
                watches.computeIfPresent(key, (_, others) -> {
                    others.remove(this);
                    return others.isEmpty() ? null : others;
                });
            }
        }
    }

    @Override
    public synchronized boolean awaits(String key) {
        return watches.containsKey(key);
    }

    @Override
    public synchronized void arrived(String key, LogPosition cause) {
        watches.getOrDefault(key, List.of()).forEach(watch -> watch.change.complete(null));
    }
}
