package io.holdfast.hold.seat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One identity, what it asked for and where it stands.
 *
 * @param id the identity
 * @param request what was asked
 * @param customer whom the seats are for; empty if nobody was named, and always before version 3 of the rules
 * @param price of all its seats together
 * @param status where it stands
 * @param payments the payment attempts so far
 * @param history the states it came to, in their order
 * @param version 1 for the first state, one more for each further one
 * @param decided the command that decided this version
 */
public record Reservation(
        ReservationId id,
        Request request,
        Optional<String> customer,
        Price price,
        Status status,
        Payments payments,
        List<Step> history,
        int version,
        Cause decided) {

    /**
     * An amount.
     *
     * @param minor in minor units of the currency
     * @param currency ISO 4217 code
     */
    public record Price(long minor, String currency) {}

    /** Keeps a copy. */
    public Reservation {
        history = List.copyOf(history);
    }

    /**
     * A state that a reservation came to.
     *
     * @param state name of the state, as callers see it
     * @param version of the reservation in that state
     * @param fact name of the fact that led to it
     * @param command name of the command that was decided
     * @param code the provider's word for why a payment or a capture failed
     */
    public record Step(String state, int version, String fact, String command, Optional<String> code, Cause decided) {}

    /**
     * The payment attempts of a reservation.
     *
     * @param attempts how many were begun; the number of the latest
     * @param decline the latest that ended without money
     * @param method what the latest checkout named to pay with; empty if nothing was to be paid
     * @param contact fingerprint of the address that the latest checkout named
     */
    public record Payments(int attempts, Optional<Decline> decline, Optional<String> method, Optional<String> contact) {

        static final Payments NONE = new Payments(0, Optional.empty(), Optional.empty(), Optional.empty());

        Payments begun(String with, Optional<String> receiptTo) {
            return new Payments(attempts + 1, decline, Optional.of(with), receiptTo);
        }

        Payments free(Optional<String> receiptTo) {
            return new Payments(attempts, decline, method, receiptTo);
        }

        Payments declined(Decline latest) {
            return new Payments(attempts, Optional.of(latest), method, contact);
        }

        /** Whether this attempt is the latest that ended without money. */
        boolean failed(int attempt) {
            return decline.map(Decline::attempt)
                    .filter(latest -> latest == attempt)
                    .isPresent();
        }

        /** Names of the fields in which a checkout differs from the latest. */
        List<String> differences(Optional<String> otherMethod, Optional<String> otherContact) {
            var differs = new ArrayList<String>();
            if (!method.equals(otherMethod)) {
                differs.add("paymentMethod");
            }
            if (!contact.equals(otherContact)) {
                differs.add("email");
            }
            return differs;
        }
    }

    /** A payment attempt that ended without money, and the provider's word for why. */
    public record Decline(int attempt, FailureCause cause, Optional<String> code) {}

    /** Why an attempt to pay ended without money. */
    public enum FailureCause {
        /** The customer's means of payment was declined: another may do. */
        DECLINED,
        /** The provider refused our request, could not be reached, or did not answer in time. */
        UNAVAILABLE
    }

    /** Where a reservation stands. */
    public sealed interface Status {

        /** The word for it, as callers see it. */
        default String name() {
            return getClass().getSimpleName().toUpperCase(Locale.ROOT);
        }

        /** All of its seats are held, from one instant until (and without) another. */
        record Held(Instant from, Instant expiresAt) implements Status {}

        /**
         * The held seats are being paid for; only the outcome of the payment ends it.
         *
         * @param expiresAt end of the hold that it goes back to where the payment fails
         * @param payBy from here on a Tick has the payment voided
         */
        record Paying(Instant heldFrom, Instant expiresAt, Instant payBy) implements Status {}

        /** The payment took too long, or was of another amount: it is being voided, and until that is confirmed the seats stay. */
        record Voiding(Instant heldFrom, Instant expiresAt) implements Status {}

        /**
         * The seats are sold for ever.
         *
         * @param payBy from here on a Tick has the payment voided; empty unless it is being paid for again
         */
        record Sold(Instant heldFrom, Instant expiresAt, Instant at, Settlement settlement, Optional<Instant> payBy)
                implements Status {}

        /** It never got its seats. */
        record Rejected(Instant at, Rejection rejection) implements Status {}

        /** The holder gave the seats back. */
        record Released(Instant heldFrom, Instant expiresAt, Instant at) implements Status {}

        /** The hold was over. */
        record Expired(Instant heldFrom, Instant expiresAt, Instant at) implements Status {}
    }

    /** Whether a sale was paid. */
    public enum Settlement {
        /** The seats cost nothing. */
        NOTHING_DUE,
        /** The price is reserved at the provider and is to be captured. */
        AUTHORIZED,
        /** The provider took the price. */
        CAPTURED,
        /** The provider did not take the price: it can be paid for again. */
        CAPTURE_FAILED,
        /** The provider took another amount: a person has to see to it. */
        AMOUNT_DIFFERS,
        /** The provider did not take the price, and another attempt to pay is under way. */
        PAYING_AGAIN,
        /** That attempt took too long, or was of another amount: it is being voided. */
        VOIDING_AGAIN
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

        /**
         * The customer would have more places of the event than one customer may have.
         *
         * @param have places that the customer's other reservations had
         * @param max places that one customer may have
         */
        record OverLimit(int have, int max) implements Rejection {}
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

    /**
     * When the passing of time will next change it: the end of the hold, of the payment window, or of the idempotency horizon. A sale that is
     * not being paid for again stays for ever, and a payment that is being voided waits for the provider alone.
     */
    public Optional<Instant> deadline() {
        return switch (status) {
            case Status.Held held -> Optional.of(held.expiresAt());
            case Status.Paying paying -> Optional.of(paying.payBy());
            case Status.Voiding voiding -> Optional.empty();
            case Status.Sold sold -> sold.payBy();
            case Status.Rejected rejected -> Optional.of(rejected.at().plus(Limits.IDEMPOTENCY_HORIZON));
            case Status.Released released -> Optional.of(released.at().plus(Limits.IDEMPOTENCY_HORIZON));
            case Status.Expired expired -> Optional.of(expired.at().plus(Limits.IDEMPOTENCY_HORIZON));
        };
    }

    /** The seats that it has: all that it asked for, or none. */
    public List<String> takenSeats() {
        return switch (status) {
            case Status.Held _, Status.Paying _, Status.Voiding _, Status.Sold _ -> request.seats();
            case Status.Rejected _, Status.Released _, Status.Expired _ -> List.of();
        };
    }

    Reservation becomes(Status next, Cause by) {
        return becomes(next, payments, by);
    }

    Reservation becomes(Status next, Payments paid, Cause by) {
        return new Reservation(id, request, customer, price, next, paid, history, version + 1, by);
    }

    /** With the state it is in added to its history; where that is full, what came second goes. */
    Reservation remember(String fact, Optional<String> code, String command) {
        var steps = new ArrayList<>(history);
        if (steps.size() == Limits.HISTORY) {
            steps.remove(1);
        }
        steps.add(new Step(status.name(), version, fact, command, code, decided));
        return new Reservation(id, request, customer, price, status, payments, steps, version, decided);
    }
}
