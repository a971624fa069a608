package io.holdfast.hold.seat;

import java.time.Instant;
import java.util.List;

/**
 * One identity, what it asked for and where it stands.
 *
 * @param id the identity
 * @param request what was asked
 * @param price of all its seats together
 * @param status where it stands
 * @param version 1 for the first state, one more for each further one
 * @param decided the command that decided this version
 */
public record Reservation(ReservationId id, Request request, Price price, Status status, int version, Cause decided) {

    /**
     * An amount.
     *
     * @param minor in minor units of the currency
     * @param currency ISO 4217 code
     */
    public record Price(long minor, String currency) {}

    /** Where a reservation stands. */
    public sealed interface Status {

        /** All of its seats are held, from one instant until (and without) another. */
        record Held(Instant from, Instant expiresAt) implements Status {}

        /** It never got its seats. */
        record Rejected(Instant at, Rejection rejection) implements Status {}

        /** The holder gave the seats back. */
        record Released(Instant heldFrom, Instant expiresAt, Instant at) implements Status {}

        /** The hold was over. */
        record Expired(Instant heldFrom, Instant expiresAt, Instant at) implements Status {}
    }

    /** Why a hold was rejected. */
    public sealed interface Rejection {

        /** Some seats could not be had. */
        record SeatsUnavailable(List<UnavailableSeat> seats) implements Rejection {

            /** Keeps a copy. */
            public SeatsUnavailable {
                seats = List.copyOf(seats);
            }
        }

        /** The event takes no new holds. */
        record EventClosed() implements Rejection {}
    }

    /** A seat that could not be had, and why. */
    public record UnavailableSeat(String seat, Reason reason) {

        /** Why a seat could not be had. */
        public enum Reason {
            /** Another reservation has it. */
            TAKEN,
            /** The event has no such seat. */
            UNKNOWN_SEAT
        }
    }

    /** Whether the hold has ended by the clock but not yet by a fact. */
    boolean overdue(Instant at) {
        return status instanceof Status.Held held && !at.isBefore(held.expiresAt());
    }

    /** When the passing of time will next change it: the end of the hold, or of the idempotency horizon. */
    public Instant deadline() {
        return switch (status) {
            case Status.Held held -> held.expiresAt();
            case Status.Rejected rejected -> rejected.at().plus(Limits.IDEMPOTENCY_HORIZON);
            case Status.Released released -> released.at().plus(Limits.IDEMPOTENCY_HORIZON);
            case Status.Expired expired -> expired.at().plus(Limits.IDEMPOTENCY_HORIZON);
        };
    }

    Reservation becomes(Status next, Cause by) {
        return new Reservation(id, request, price, next, version + 1, by);
    }
}
