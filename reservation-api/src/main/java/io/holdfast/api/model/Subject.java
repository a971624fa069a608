package io.holdfast.api.model;

import java.util.Optional;

/**
 * What a call is about.
 *
 * @param event id of the event; the empty text where it is about all of them
 * @param reservation id of the reservation; empty if the call is about the event
 */
public record Subject(String event, Optional<String> reservation) {

    /** All events. */
    public static Subject ofAll() {
        return of("");
    }

    /** An event. */
    public static Subject of(String event) {
        return new Subject(event, Optional.empty());
    }

    /** A reservation. */
    public static Subject of(String event, String reservation) {
        return new Subject(event, Optional.of(reservation));
    }

    /** Id of the reservation. */
    public String id() {
        return reservation.orElseThrow();
    }

    /** Key of its state in the views, which is also how a published record names its subject. */
    public String key() {
        return reservation.map(id -> event + '/' + id).orElse(event);
    }
}
