package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.PaymentLimits;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.limits.TransferLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be asked of the owner of the seats. One that breaks a limit cannot be made. */
public sealed interface Command {

    /** What the command is about; empty for a Tick, which is about its whole partition. */
    Optional<Subject> subject();

    /** Name of the command, as in the records and in the docs. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** An event as a whole, or one reservation. */
    sealed interface Subject {

        /** The event that the subject is or belongs to. */
        String event();

        /** A whole event. */
        record OfEvent(String event) implements Subject {

            /** Rejects an id that is none. */
            public OfEvent {
                Limit.require("event", Ids.problem(event));
            }
        }

        /** One reservation. */
        record OfReservation(ReservationId id) implements Subject {
            @Override
            public String event() {
                return id.event();
            }
        }
    }

    /** A command about a whole event. */
    sealed interface AboutEvent extends Command {

        /** The event. */
        Subject.OfEvent event();

        @Override
        default Optional<Subject> subject() {
            return Optional.of(event());
        }
    }

    /** A command about one reservation. */
    sealed interface AboutReservation extends Command {

        /** The reservation. */
        ReservationId id();

        @Override
        default Optional<Subject> subject() {
            return Optional.of(new Subject.OfReservation(id()));
        }
    }

    /** Put an event on sale. */
    record OpenEvent(Subject.OfEvent event, Event.Terms terms) implements AboutEvent {}

    /** Take an event off sale. */
    record CloseEvent(Subject.OfEvent event) implements AboutEvent {}

    /**
     * Sell an event that another region opened.
     *
     * @param terms as it was opened there
     * @param region this one
     */
    record AdoptEvent(Subject.OfEvent event, Event.Terms terms, String region) implements AboutEvent {

        /** Rejects terms without regions, and a region that may have no places. */
        public AdoptEvent {
            if (terms.rules() <= RulesVersion.NEWEST
                    && terms.home()
                            .filter(home -> home.others().contains(region))
                            .isEmpty()) {
                throw new IllegalArgumentException("%s is none of the other regions of the event".formatted(region));
            }
        }
    }

    /**
     * Give all of these places to another region, or none.
     *
     * @param transfer chosen by who asks: the same again is the same transfer
     */
    record CedePlaces(Subject.OfEvent event, String transfer, String to, List<SeatRange> places) implements AboutEvent {

        /** Rejects what can be no transfer. */
        public CedePlaces {
            Limit.require("transfer", Ids.problem(transfer));
            Limit.require("to", RegionNames.problem(to));
            Limit.require("places", TransferLimits.rangesProblem(places.size()));
            places = List.copyOf(places);
        }
    }

    /**
     * Give another region, which runs short, whole free rows.
     *
     * @param transfer chosen by who asks: the same again is the same transfer
     * @param seats how many seats it would like
     */
    record RequestPlaces(Subject.OfEvent event, String transfer, String to, int seats) implements AboutEvent {

        /** Rejects what can be no transfer. */
        public RequestPlaces {
            Limit.require("transfer", Ids.problem(transfer));
            Limit.require("to", RegionNames.problem(to));
            Limit.require("seats", TransferLimits.seatsProblem(seats));
        }
    }

    /** Take the places that another region's log says that it ceded to this one. May come more than once. */
    record ReceivePlaces(Subject.OfEvent event, Ownership.Receipt receipt) implements AboutEvent {}

    /**
     * Go on for a region that is lost and fenced off for good.
     *
     * @param upTo the last of its commands that was replayed
     * @param digest its last digest that the replay was compared with, as 64 hexadecimal digits; zeros if there was none
     */
    record TakeOverRegion(Subject.OfEvent event, String region, UpTo upTo, String digest) implements AboutEvent {

        /** Rejects what is no region and no digest. */
        public TakeOverRegion {
            Limit.require("region", RegionNames.problem(region));
            UpTo.checkDigest(digest);
        }
    }

    /**
     * Go on with a reservation of the lost region. May come more than once.
     *
     * @param state where it stood there
     */
    record AdoptReservation(ReservationId id, String region, Reservation state) implements AboutReservation {

        /** Rejects another reservation's state, and one that no log leads to. */
        public AdoptReservation {
            Limit.require("region", RegionNames.problem(region));
            if (!state.id().equals(id)) {
                throw new IllegalArgumentException("the state is that of %s".formatted(state.id()));
            }
            Adoption.check(state);
        }
    }

    /** Sell the places of the lost region: what is known of it was adopted. May come more than once. */
    record AdoptPlaces(Subject.OfEvent event, String region) implements AboutEvent {

        /** Rejects what is no region. */
        public AdoptPlaces {
            Limit.require("region", RegionNames.problem(region));
        }
    }

    /**
     * Decide nothing more about the event here: another region goes on in this one's place. May come more than once.
     *
     * @param upTo the last command of this region that the other one knew
     * @param originPartition where the take-over is on the other region's seat-events
     * @param originOffset where it is in the partition
     */
    record RetireRegion(Subject.OfEvent event, String by, UpTo upTo, int originPartition, long originOffset)
            implements AboutEvent {

        /** Rejects what is no region. */
        public RetireRegion {
            Limit.require("by", RegionNames.problem(by));
        }
    }

    /**
     * Hold all of these seats, or none.
     *
     * @param customer whom they are for, if the caller names one; otherwise they are for the caller's own customer
     */
    record HoldSeats(ReservationId id, Request request, Optional<String> customer) implements AboutReservation {

        /** Rejects what can be no customer. */
        public HoldSeats {
            customer.ifPresent(name -> Limit.require("customer", CallerNames.problem(name)));
        }
    }

    /** Give the seats back. */
    record ReleaseSeats(ReservationId id) implements AboutReservation {}

    /** Let the hold last this long from now. */
    record ExtendHold(ReservationId id, int holdSeconds) implements AboutReservation {

        /** Rejects a duration out of bounds. */
        public ExtendHold {
            Request.checkHoldSeconds(holdSeconds);
        }
    }

    /**
     * Pay for the held seats.
     *
     * @param attempt one more than the attempts that the caller knows of: pressed twice, it is one payment
     * @param paymentMethod the provider's token; empty if nothing is to be paid
     * @param contact fingerprint of the address for the receipt; empty if none was given
     * @param window how long the provider's answer is waited for
     */
    record Checkout(
            ReservationId id, int attempt, Optional<String> paymentMethod, Optional<String> contact, Duration window)
            implements AboutReservation {

        /** Rejects what can't be a payment. */
        public Checkout {
            Limit.require("attempt", PaymentLimits.attemptProblem(attempt));
            paymentMethod.ifPresent(method -> Limit.require("paymentMethod", PaymentLimits.methodProblem(method)));
            contact.ifPresent(print -> Limit.require("contact", PaymentLimits.contactProblem(print)));
            if (!window.isPositive() || window.compareTo(Limits.PAYMENT_WINDOW) > 0) {
                throw new IllegalArgumentException(
                        "the payment window must be 1 to %d seconds".formatted(Limits.PAYMENT_WINDOW.toSeconds()));
            }
        }
    }

    /**
     * What the payment provider did, as far as payment-adapter knows.
     *
     * @param attempt the payment attempt that it is about
     * @param price what was authorized, captured or refunded
     * @param code the provider's word for why
     */
    record RecordPayment(ReservationId id, int attempt, Outcome outcome, Price price, Optional<String> code)
            implements AboutReservation {

        /** What became of a request to the provider. */
        public enum Outcome {
            /** The money is reserved. */
            AUTHORIZED,
            /** No money was reserved, because of the customer's means of payment. */
            DECLINED,
            /** No money was reserved, and the customer's means of payment is not why. */
            UNAVAILABLE,
            /** The provider was asked, and its answer is in doubt. */
            UNKNOWN,
            /** The money was taken. */
            CAPTURED,
            /** The reserved money was not taken, and can't be. */
            CAPTURE_FAILED,
            /** Nothing is reserved, and nothing will be. */
            VOIDED,
            /** Money that was taken was given back. */
            REFUNDED
        }

        /** Rejects what can't be an attempt. */
        public RecordPayment {
            Limit.require("attempt", PaymentLimits.attemptProblem(attempt));
        }
    }

    /** Time has passed. */
    record Tick() implements Command {
        @Override
        public Optional<Subject> subject() {
            return Optional.empty();
        }
    }
}
