package io.holdfast.api.seats;

import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.Views.SeatsSeen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What becomes of the seats of an event: how they stand, and then each change. */
public interface SeatFeed {

    /**
     * How the seats stand.
     *
     * @param seats those that are not available
     * @param upTo everything up to here is in them; what comes behind it may be
     */
    record Snapshot(SeatsSeen seats, ViewPosition upTo) {}

    /**
     * What changed.
     *
     * @param changes in their order
     * @param upTo everything up to here is in them
     */
    record Changes(List<SeatChange> changes, ViewPosition upTo) {}

    /** How the seats of an event stand now. */
    Snapshot snapshot(String event);

    /**
     * Whether this instance has every change behind a position that someone else names. Another instance may have told of it that is ahead:
     * it waits at most this long for this one to come as far.
     */
    boolean resumes(String event, ViewPosition position, Duration wait) throws InterruptedException;

    /**
     * The next changes of an event's seats behind a position, each command's as a whole.
     *
     * @param most after how many changes no further command is begun
     * @return empty if some of them are forgotten: then only a snapshot helps
     */
    Optional<Changes> behind(String event, ViewPosition position, int most);

    /** Waits for a change of a seat of this event behind a position, at most this long; false if there was none. */
    boolean await(String event, ViewPosition position, Duration wait) throws InterruptedException;
}
