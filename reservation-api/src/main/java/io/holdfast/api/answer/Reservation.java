package io.holdfast.api.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A reservation as its owner last published it.
 *
 * @param event id of the event
 * @param id chosen by the caller within the event
 * @param status where it stands
 * @param seats what was asked for, in ascending order
 * @param holdSeconds how long it was asked to be held
 * @param expiresAt end of the hold in log time; empty where there never was one
 * @param version 1 for the first state, one more for each further one
 * @param priceMinor of all its seats together, in minor units of the currency
 * @param currency ISO 4217 code
 * @param unavailable the seats it could not have, where it was rejected for them
 * @param decided the decision behind this state
 */
public record Reservation(
        String event,
        String id,
        Status status,
        List<String> seats,
        int holdSeconds,
        Optional<Instant> expiresAt,
        int version,
        long priceMinor,
        String currency,
        List<UnavailableSeat> unavailable,
        Decided decided) {

    /** Where a reservation stands; a rejected one says for what. */
    public enum Status {
        /** All of its seats are held until {@code expiresAt}. */
        HELD("HELD"),
        /** Never held: not all of the seats could be had. */
        REJECTED_FOR_SEATS("REJECTED"),
        /** Never held: the event was closed. */
        REJECTED_EVENT_CLOSED("REJECTED"),
        /** Never held, for a reason that a later version of the owner knows. */
        REJECTED_OTHERWISE("REJECTED"),
        /** The holder gave the seats back. */
        RELEASED("RELEASED"),
        /** The hold ended by itself. */
        EXPIRED("EXPIRED"),
        /** A state that a later version of the owner knows; this one must not guess. */
        OTHER("OTHER");

        private final String shown;

        Status(String shown) {
            this.shown = shown;
        }

        /** The word that callers see. */
        public String shown() {
            return shown;
        }
    }
}
