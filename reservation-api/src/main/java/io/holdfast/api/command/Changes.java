package io.holdfast.api.command;

import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.view.ViewListener;
import io.holdfast.api.view.Waits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets calls wait until the owner decides something that they wait for, such as the outcome of a payment. */
public final class Changes implements ViewListener {

    private final Waits waits;
    private final Map<String, List<CompletableFuture<Void>>> waiting = new HashMap<>();

    /** Nobody waits yet. */
    public Changes(Waits waits) {
        this.waits = waits;
    }

    /**
     * Looks, and looks again at each change of the subject, until there is an answer.
     *
     * @return empty where the wait ended first
     */
    <T> Optional<T> await(Subject subject, Deadline deadline, Supplier<Optional<T>> look) {
        boolean changed = true;
        while (changed) {
            // Registered before looking: a change in between is not missed.
            var change = new CompletableFuture<Void>();
            register(subject.key(), change);
            try {
                Optional<T> answer = look.get();
                if (answer.isPresent()) {
                    return answer;
                }
                changed = waits.within(change, deadline.remaining());
            } finally {
                unregister(subject.key(), change);
            }
        }
        return look.get();
    }

    @Override
    public synchronized boolean awaits(String key) {
        return waiting.containsKey(key);
    }

    @Override
    public synchronized void arrived(String key, Position cause) {
        waiting.getOrDefault(key, List.of()).forEach(change -> change.complete(null));
    }

    private synchronized void register(String key, CompletableFuture<Void> change) {
        waiting.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(change);
    }

    @SuppressWarnings("CollectionUndefinedEquality") // A wait is equal to itself alone, as is meant.
    private synchronized void unregister(String key, CompletableFuture<Void> change) {
        waiting.computeIfPresent(key, (_, changes) -> {
            changes.remove(change);
            return changes.isEmpty() ? null : changes;
        });
    }
}
