package io.holdfast.api.region;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Until when a copy is complete. A beat says how far the other region's own view had come at a time; once the copy has come as far, it is complete
 * as of that time. Beats come late, more than once and in rewinds like everything that is copied. Safe for use by many threads.
 */
public final class CopyCompleteness {

    /** Some minutes: beats behind them are not needed until those are reached. */
    static final int MAX_BEATS = 600;

    private record Beat(Instant at, Map<Integer, Long> last) {}

    private final Deque<Beat> ahead = new ArrayDeque<>();
    private Optional<Instant> asOf = Optional.empty();

    /**
     * The other region said how far it was.
     *
     * @param at when, by its clock
     * @param last for each partition that had a record, the offset of the last one
     */
    public synchronized void beat(Instant at, Map<Integer, Long> last) {
        boolean news = !at.isBefore(
                ahead.isEmpty() ? asOf.orElse(Instant.MIN) : ahead.getLast().at());
        if (news && ahead.size() < MAX_BEATS) {
            ahead.addLast(new Beat(at, Map.copyOf(last)));
        }
    }

    /**
     * Until when the copy is complete; empty if that is not known.
     *
     * @param copied for each partition, the offset of the last record that was copied
     */
    public synchronized Optional<Instant> asOf(Map<Integer, Long> copied) {
        while (!ahead.isEmpty() && isReached(ahead.getFirst(), copied)) {
            asOf = Optional.of(ahead.removeFirst().at());
        }
        return asOf;
    }

    /** Nothing is known any more, as when the other region's logs were begun anew. */
    public synchronized void forget() {
        ahead.clear();
        asOf = Optional.empty();
    }

    private static boolean isReached(Beat beat, Map<Integer, Long> copied) {
        return beat.last().entrySet().stream()
                .allMatch(end -> copied.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }
}
