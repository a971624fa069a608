package io.holdfast.api.overload;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Who was told to come back and when, for a minute: bounded, the oldest are forgotten first. Being forgotten costs a preference and nothing else. */
final class RecentRefusals {

    private static final Duration KEPT = Duration.ofSeconds(60);

    private final int capacity;
    private final SequencedMap<String, Told> told = new LinkedHashMap<>();

    private record Told(long at, long comeBack) {}

    RecentRefusals(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(String key, int seconds, long now) {
        told.putLast(key, new Told(now, now + Duration.ofSeconds(seconds).toNanos()));
        Iterator<Told> oldest = told.values().iterator();
        // Removes at most two for each new one, so that no caller pays for a full clean-up.
        for (int i = 0; i < 2 && oldest.hasNext(); i++) {
            boolean old = isOld(oldest.next(), now);
            if (old || told.size() > capacity) {
                oldest.remove();
            }
        }
    }

    /** How much too early a caller is that was told to come back; zero or less when it is time, empty if nobody was told. */
    synchronized Optional<Duration> early(String key, long now) {
        return Optional.ofNullable(told.get(key))
                .filter(known -> !isOld(known, now))
                .map(known -> Duration.ofNanos(known.comeBack() - now));
    }

    private static boolean isOld(Told told, long now) {
        return now - told.at() > KEPT.toNanos();
    }
}
