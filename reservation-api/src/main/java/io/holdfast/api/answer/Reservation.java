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
 * @param payments the payment attempts so far
 * @param history the states it came to, in their order
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
        Payments payments,
        List<Step> history,
        List<UnavailableSeat> unavailable,
        Decided decided) {

    /**
     * The payment attempts of a reservation.
     *
     * @param attempts how many were begun; the number of the latest
     * @param declinedAttempt the latest that ended without money; 0 where none did
     * @param declineCode the provider's word for why
     */
    public record Payments(int attempts, int declinedAttempt, Optional<String> declineCode) {

        /** No attempt. */
        public static final Payments NONE = new Payments(0, 0, Optional.empty());
    }

    /**
     * A state that a reservation came to.
     *
     * @param state name of the state
     * @param fact name of the fact that led to it
     * @param command name of the command that was decided
     */
    public record Step(String state, int version, String fact, String command, Decided decided) {}

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
        /** The seats are held while they are being paid for. */
        PAYING("PAYING"),
        /** The payment took too long and is being voided; until that is confirmed the seats stay. */
        VOIDING("VOIDING"),
        /** The seats are sold. */
        SOLD("SOLD"),
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
