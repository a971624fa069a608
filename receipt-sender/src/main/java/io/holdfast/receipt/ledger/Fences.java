package io.holdfast.receipt.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Those who wait until a view has read what was there when they came. All who came since the last round share one question for the ends.
 * {@link #add} is for any thread, the rest for the view's own.
 */
final class Fences {

    private final Executor callbacks;
    private List<CompletableFuture<Void>> arrived = new ArrayList<>();
    private final List<Fence> waiting = new ArrayList<>();

    private record Fence(Map<TopicPartition, Long> ends, List<CompletableFuture<Void>> callers) {
        boolean reached(Function<TopicPartition, Long> position) {
            return ends.entrySet().stream().allMatch(end -> position.apply(end.getKey()) >= end.getValue());
        }
    }

    Fences(Executor callbacks) {
        this.callbacks = callbacks;
    }

    synchronized CompletableFuture<Void> add() {
        var caller = new CompletableFuture<Void>();
        arrived.add(caller);
        return caller;
    }

    /**
     * Asks for the ends, where someone has come.
     *
     * @param ends the question; where it fails, those who came are kept for the next round
     */
    void ask(Supplier<Map<TopicPartition, Long>> ends) {
        List<CompletableFuture<Void>> callers = take();
        if (callers.isEmpty()) {
            return;
        }
        try {
            waiting.add(new Fence(ends.get(), callers));
        } catch (RuntimeException failed) {
            putBack(callers);
            throw failed;
        }
    }

    /** Lets those go whose ends are reached. */
    void release(Function<TopicPartition, Long> position) {
        waiting.removeIf(fence -> {
            boolean reached = fence.reached(position);
            if (reached) {
                fence.callers().forEach(caller -> caller.completeAsync(() -> null, callbacks));
            }
            return reached;
        });
    }

    private synchronized List<CompletableFuture<Void>> take() {
        List<CompletableFuture<Void>> taken = arrived;
        arrived = new ArrayList<>();
        return taken;
    }

    private synchronized void putBack(List<CompletableFuture<Void>> callers) {
        arrived.addAll(callers);
    }
}
