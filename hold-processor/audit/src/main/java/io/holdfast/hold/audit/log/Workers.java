package io.holdfast.hold.audit.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same to several things at once. */
public final class Workers {

    private Workers() {}

    /**
     * Works on as many items at a time as there are processors.
     *
     * @return the results, in the order of the items
     * @throws RuntimeException that the work on an item threw; the others are interrupted, and have ended
     */
    public static <T, R> List<R> each(Collection<T> items, Function<T, R> work) {
        // Closing waits: nobody may go on working on what the caller is about to close.
        try (ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            try {
                List<Future<R>> running = items.stream()
                        .map(item -> executor.submit(() -> work.apply(item)))
                        .toList();
                List<R> results = new ArrayList<>();
                for (Future<R> one : running) {
                    results.add(one.get());
                }
                return results;
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AuditException("interrupted", interrupted);
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
