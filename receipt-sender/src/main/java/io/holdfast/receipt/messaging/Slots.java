package io.holdfast.receipt.messaging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many mails be under way at once. Who waits for a slot is asynchronous; first tries and repeated ones take turns, so that neither a
 * crowd of retries holds up a new receipt nor a crowd of new ones the retries.
 */
final class Slots {

    private final Executor executor;
    private final Deque<Runnable> first = new ArrayDeque<>();
    private final Deque<Runnable> repeated = new ArrayDeque<>();
    private int free;
    private boolean firstsTurn = true;

    Slots(int slots, Executor executor) {
        this.free = slots;
        this.executor = executor;
    }

    /** Does the work on the executor as soon as there is a slot, which it holds until the work's end. */
    <T> Uni<T> run(boolean repeat, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            enqueue(repeat, () -> {
                var _ = Uni.createFrom()
                        .deferred(() -> work.get())
                        .onTermination()
                        .invoke(this::release)
                        .subscribe()
                        .with(emitter::complete, emitter::fail);
            });
        });
    }

    private void enqueue(boolean repeat, Runnable task) {
        synchronized (this) {
            (repeat ? repeated : first).add(task);
        }
        dispatch();
    }

    private void release() {
        synchronized (this) {
            free++;
        }
        dispatch();
    }

    private void dispatch() {
        Runnable task = next();
        if (task != null) {
            executor.execute(task);
        }
    }

    private synchronized @Nullable Runnable next() {
        if (free == 0) {
            return null;
        }
        Deque<Runnable> turn = firstsTurn ? first : repeated;
        Deque<Runnable> other = firstsTurn ? repeated : first;
        Runnable task = turn.isEmpty() ? other.poll() : turn.poll();
        if (task != null) {
            firstsTurn = !firstsTurn;
            free--;
        }
        return task;
    }
}
