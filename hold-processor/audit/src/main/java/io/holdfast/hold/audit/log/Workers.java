package io.holdfast.hold.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, and waits for all of them. */
public final class Workers {

    private Workers() {}

    /** A task. */
    public static <T> Callable<T> task(Callable<T> task) {
        return task;
    }

    /**
     * Runs tasks, a few at a time and in their order.
     *
     * @return what they came to, in the same order
     * @throws AuditException where one of them throws it; the others are interrupted, and have ended
     */
    public static <T> List<T> run(int workers, List<Callable<T>> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(
                Math.max(1, Math.min(workers, tasks.size())),
                Thread.ofPlatform().name("audit-", 0).daemon().factory());
        try {
            List<Future<T>> running = tasks.stream().map(executor::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
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
            // Nobody may go on working on what whoever called this is about to close.
            executor.close();
        }
    }
}
