package io.holdfast.api.command;

import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.view.ViewListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets calls wait until the owner publishes something that they wait for, such as the outcome of a payment. */
public final class Changes implements ViewListener {

    private final Map<String, List<CountDownLatch>> waiting = new HashMap<>();

    /**
     * Looks, and looks again at each change of the subject, until there is an answer.
     *
     * @return empty where the wait ended first
     */
    <T> Optional<T> await(Subject subject, Deadline deadline, Supplier<Optional<T>> look) {
        boolean changed = true;
        while (changed) {
            // Registered before looking: a change in between is not missed.
            var change = new CountDownLatch(1);
            register(subject.key(), change);
            try {
                Optional<T> answer = look.get();
                if (answer.isPresent()) {
                    return answer;
                }
                changed = within(change, deadline.remaining());
            } finally {
                unregister(subject.key(), change);
            }
        }
        return look.get();
    }

    private static boolean within(CountDownLatch change, Duration wait) {
        try {
            return change.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void arrived(String key, Position cause) {
        waiting.getOrDefault(key, List.of()).forEach(CountDownLatch::countDown);
    }

    private synchronized void register(String key, CountDownLatch change) {
        waiting.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(change);
    }

    private synchronized void unregister(String key, CountDownLatch change) {
        waiting.computeIfPresent(key, (_, changes) -> {
            changes.remove(change);
            return changes.isEmpty() ? null : changes;
        });
    }
}
