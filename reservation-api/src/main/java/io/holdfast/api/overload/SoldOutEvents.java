package io.holdfast.api.overload;

import io.holdfast.api.model.Event;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.SeatCounts;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;

/**
 * The events whose seats are all sold. That is final: a seating plan never changes, and a sale is never taken back. A held seat may come
 * back, so an event that is merely full is none of them.
 */
@Singleton
public final class SoldOutEvents {

    private static final Logger LOG = Logger.getLogger(SoldOutEvents.class);

    private final Views views;
    private final Map<String, LogPosition> soldOut = new ConcurrentHashMap<>();

    /** Looks at the seats in these views. */
    public SoldOutEvents(Views views) {
        this.views = views;
    }

    /** Where on the log an event is known to be sold out; empty if nothing is known. */
    public Optional<LogPosition> of(String event) {
        return Optional.ofNullable(soldOut.get(event));
    }

    /** Somebody could not have a seat of this event: it may be that nobody can. */
    public void suspect(String event) {
        try {
            views.event(event).map(Seen::state).ifPresent(this::look);
        } catch (InvalidStateStoreException closed) {
            LOG.debugf("whether %s is sold out can't be seen now: %s", event, closed.getMessage());
        }
    }

    private void look(Event event) {
        SeatCounts tally = views.tally(event.id());
        if (tally.sold() == event.seats()) {
            soldOut.put(event.id(), tally.newest().orElse(event.position()));
        }
    }
}
