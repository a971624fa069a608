package io.holdfast.hold.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivers at least once, in any order: what was taken may come again. */
final class UnreliableQueue<T> {

    private final List<T> waiting = new ArrayList<>();

    void add(T message) {
        waiting.add(message);
    }

    void addAll(List<? extends T> messages) {
        waiting.addAll(messages);
    }

    /** Any of the waiting messages; every third stays, to be delivered again. */
    Optional<T> take(int choice) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        int index = choice % waiting.size();
        return Optional.of(choice % 3 == 0 ? waiting.get(index) : waiting.remove(index));
    }

    /** Delivers what waits now, the newest first, and each twice. */
    void drain(Consumer<T> receiver) {
        List<T> all = List.copyOf(waiting).reversed();
        waiting.clear();
        all.forEach(receiver);
        all.forEach(receiver);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
