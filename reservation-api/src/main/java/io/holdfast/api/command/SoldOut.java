package io.holdfast.api.command;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.SeatMap;
import io.holdfast.api.answer.SeatStatus;
import io.holdfast.api.view.SeatsSeen;
import io.holdfast.api.view.Seen;
import io.holdfast.api.view.Views;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The events of which every seat is sold. That is final: a seating plan never changes, and a sale is never taken back. A held seat may come
 * back, so an event that is merely full is none of them.
 */
public final class SoldOut {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** Of all the time, so much may go into looking at an event: one part in this many. A plan may have a hundred thousand seats. */
    private static final int SHARE = 50;

    private static final Long UNDER_WAY = Long.MIN_VALUE;

    private final Views views;
    private final Executor looks;
    private final LongSupplier nanoTime;
    private final Map<String, Position> soldOut = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> nextLook = new ConcurrentHashMap<>();

    /**
     * None is known yet.
     *
     * @param looks runs what takes its time, away from whoever asks
     * @param nanoTime monotonic clock
     */
    public SoldOut(Views views, Executor looks, LongSupplier nanoTime) {
        this.views = views;
        this.looks = looks;
        this.nanoTime = nanoTime;
    }

    /** Where on the log an event is known to be sold out; empty where nothing is known. */
    Optional<Position> of(String event) {
        return Optional.ofNullable(soldOut.get(event));
    }

    /** Somebody could not have a seat of this event: it may be time to look at the others, once a second at most. */
    void suspect(String event) {
        if (soldOut.containsKey(event)) {
            return;
        }
        long now = nanoTime.getAsLong();
        Long next = nextLook.putIfAbsent(event, UNDER_WAY);
        boolean mine = next == null
                || (!next.equals(UNDER_WAY) && now - next >= 0 && nextLook.replace(event, next, UNDER_WAY));
        if (mine) {
            looks.execute(() -> look(event));
        }
    }

    private void look(String event) {
        long began = nanoTime.getAsLong();
        try {
            views.event(event).map(Seen::state).ifPresent(this::look);
        } finally {
            long ended = nanoTime.getAsLong();
            nextLook.put(event, ended + Math.max(PAUSE, (ended - began) * SHARE));
        }
    }

    private void look(Event event) {
        SeatsSeen seen = views.seats(event.id());
        Map<String, SeatStatus> seats = SeatMap.of(event, Optional.empty(), seen.taken());
        if (seats.values().stream().allMatch(SeatStatus.SOLD::equals)) {
            soldOut.put(event.id(), seen.newest().orElse(event.decided().position()));
        }
    }
}
