package io.holdfast.api.answer;

import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caller asks for under an identity.
 *
 * @param event id of the event
 * @param reservation the identity, chosen by the caller
 * @param seats a set, kept in ascending order
 * @param holdSeconds how long to hold them
 * @param customer whom they are for, by a keyed hash, if the caller names one; else they are for the caller's own
 */
public record HoldRequest(
        String event, String reservation, List<String> seats, int holdSeconds, Optional<String> customer) {

    /** For nobody in particular, or the caller's own. */
    public HoldRequest(String event, String reservation, List<String> seats, int holdSeconds) {
        this(event, reservation, seats, holdSeconds, Optional.empty());
    }

    /** Sorts the seats: their order is no part of the request. */
    public HoldRequest {
        seats = seats.stream().sorted().toList();
    }

    /** The reservation that is asked for. */
    public Subject subject() {
        return Subject.of(event, reservation);
    }

    /** Names of the fields in which the reservation's own request differs from this one. */
    List<String> differences(Reservation other) {
        var differs = new ArrayList<String>();
        if (!seats.equals(other.seats())) {
            differs.add("seats");
        }
        if (holdSeconds != other.holdSeconds()) {
            differs.add("holdSeconds");
        }
        if (customer.isPresent() && !customer.equals(other.customer())) {
            differs.add("customer");
        }
        return differs;
    }
}
