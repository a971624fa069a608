package io.holdfast.api.command;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Who was told to come back, for a minute: bounded, the oldest are forgotten first. Being forgotten costs a preference and nothing else. */
final class Refused {

    private static final Duration KEPT = Duration.ofSeconds(60);

    private final int capacity;
    private final SequencedMap<String, Long> sinceNanos = new LinkedHashMap<>();

    Refused(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(String key, long now) {
        sinceNanos.putLast(key, now);
        Iterator<Long> oldest = sinceNanos.values().iterator();
        // One comes and at most two go: nobody has to wait for a clearance.
        for (int i = 0; i < 2 && oldest.hasNext(); i++) {
            boolean old = now - oldest.next() > KEPT.toNanos();
            if (old || sinceNanos.size() > capacity) {
                oldest.remove();
            }
        }
    }

    synchronized boolean contains(String key, long now) {
        Long since = sinceNanos.get(key);
        return since != null && now - since <= KEPT.toNanos();
    }
}
