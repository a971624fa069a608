package io.holdfast.shell.work;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * One task at a time for each key, in the order in which they came; keys do not wait for each other. Each task has a virtual thread, and may
 * block. A task that fails does not keep the next from running.
 */
@Singleton
public class Lanes {

    private final ConcurrentMap<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /** Runs a task behind those that were given for this key before. */
    public <T> CompletableFuture<T> run(String key, Supplier<T> task) {
        var done = new CompletableFuture<T>();
        CompletableFuture<?> before = last.put(key, done);
        CompletableFuture<?> turn = before == null ? CompletableFuture.completedFuture(null) : before;
        var _ = turn.whenComplete((_, _) -> Thread.startVirtualThread(() -> run(key, task, done)));
        return done;
    }

    private <T> void run(String key, Supplier<T> task, CompletableFuture<T> done) {
        try {
            T result = task.get();
            last.remove(key, done);
            done.complete(result);
        } catch (Throwable failed) {
            last.remove(key, done);
            done.completeExceptionally(failed);
        }
    }

    /** Whether a task of this key is waiting or under way. */
    public boolean busy(String key) {
        return last.containsKey(key);
    }

    /** How many keys have a task. */
    public int size() {
        return last.size();
    }
}
