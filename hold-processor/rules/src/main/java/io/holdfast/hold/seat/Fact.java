package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Reservation.FailureCause;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was decided. A refusal is a fact too. */
public sealed interface Fact {

    /** What the fact is about. */
    Subject subject();

    /** Name of the fact, as in the records and in the docs. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** A fact about a reservation. */
    sealed interface OfReservation extends Fact {

        /** The reservation. */
        ReservationId id();

        @Override
        default Subject subject() {
            return new Subject.OfReservation(id());
        }
    }

    /** A fact with which a reservation begins. */
    sealed interface OfNewReservation extends OfReservation {

        /** What was asked for. */
        Request request();

        /** Whom the seats are for; empty if nobody was named. */
        Optional<String> customer();

        /** What all of its seats cost together. */
        Price price();

        /** Its first version. */
        int version();
    }

    /** A fact about paying for a reservation. */
    sealed interface OfPayment extends OfReservation {

        /** Number of the payment attempt; 0 if nothing was to be paid. */
        int attempt();
    }

    /** A fact after which the provider is asked for something. */
    sealed interface ForProvider extends OfPayment {

        /** The seats that are paid for; none if the reservation is no longer known. */
        List<String> seats();

        /** What is to be reserved, taken or given back. */
        Price price();
    }

    /** The event is on sale. */
    record EventOpened(Subject.OfEvent subject, Event.Terms terms) implements Fact {}

    /** The event is off sale. */
    record EventClosed(Subject.OfEvent subject) implements Fact {}

    /** The event, which another region opened, is on sale in this region, too, which has none of its places yet. */
    record EventAdopted(Subject.OfEvent subject, Event.Terms terms, String region) implements Fact {}

    /** The places are no longer this region's own, and another one's once it has received them. */
    record PlacesCeded(Subject.OfEvent subject, Ownership.Cession cession) implements Fact {}

    /** The places that another region ceded are this region's own. */
    record PlacesReceived(Subject.OfEvent subject, Ownership.Receipt receipt) implements Fact {}

    /**
     * This region goes on for a lost one, with what is known of it up to a command of its log.
     *
     * @param digest as 64 hexadecimal digits
     */
    record RegionTakenOver(Subject.OfEvent subject, String region, UpTo upTo, String digest) implements Fact {}

    /**
     * A reservation of the lost region goes on here.
     *
     * @param state as it is here from now on, but for the command that decided so and its last step of history: {@link Adoption#adopted}
     */
    record ReservationAdopted(ReservationId id, String region, Reservation state) implements OfReservation {}

    /** The lost region's places are this region's own. */
    record PlacesAdopted(Subject.OfEvent subject, String region, List<SeatRange> places, long epoch) implements Fact {

        /** Keeps a copy. */
        public PlacesAdopted {
            places = List.copyOf(places);
        }
    }

    /** Another region took this one over, which has no place of the event any more and decides about no reservation of it. */
    record RegionRetired(Subject.OfEvent subject, String by, UpTo upTo, int originPartition, long originOffset)
            implements Fact {}

    /**
     * Nothing changed, because of these places.
     *
     * @param places those of the command's for which it was refused, the first ones if they are many
     * @param region that has them, as far as this log says; empty if that is not why
     */
    record PlacesRefused(
            Subject subject, String command, Problem reason, List<SeatRange> places, Optional<String> region)
            implements Fact {

        /** Keeps a copy. */
        public PlacesRefused {
            places = List.copyOf(places);
        }

        /** Why a command was refused for some of its places. */
        public enum Problem {
            /** Another region has them. */
            ELSEWHERE,
            /** A reservation has them. */
            TAKEN,
            /** The event has no such seats. */
            UNKNOWN,
            /** This region has them already. */
            OWNED
        }
    }

    /** The seats are held until {@code expiresAt}, for this customer. */
    record SeatsHeld(
            ReservationId id, Request request, Optional<String> customer, Price price, Instant expiresAt, int version)
            implements OfNewReservation {}

    /** None of the seats is held; {@code price} is 0. */
    record HoldRejected(
            ReservationId id, Request request, Optional<String> customer, Price price, Rejection rejection, int version)
            implements OfNewReservation {}

    /** The hold now ends at {@code expiresAt}. */
    record HoldExtended(ReservationId id, Instant expiresAt, int version) implements OfReservation {}

    /** The holder gave the seats back. */
    record HoldReleased(ReservationId id, List<String> seats, int version) implements OfReservation {}

    /** The hold was over at {@code expiresAt}. */
    record HoldExpired(ReservationId id, List<String> seats, Instant expiresAt, int version) implements OfReservation {}

    /** The hold is being paid for, and its seats stay until the outcome is known; or a sale whose capture failed is paid for again. */
    record PaymentRequested(
            ReservationId id,
            int attempt,
            List<String> seats,
            Price price,
            String paymentMethod,
            Optional<String> contact,
            Instant payBy,
            int version)
            implements ForProvider {}

    /** The provider's answer did not arrive; nothing changed. */
    record PaymentInDoubt(ReservationId id, int attempt) implements OfPayment {}

    /** The attempt ended without money; the seats are held, or sold and unpaid, as before. */
    record PaymentFailed(ReservationId id, int attempt, FailureCause cause, Optional<String> code, int version)
            implements OfPayment {}

    /** The seats are sold for ever; {@code attempt} is 0 if nothing was to be paid. */
    record SeatsSold(
            ReservationId id,
            List<String> seats,
            Price price,
            int attempt,
            String eventName,
            Optional<String> contact,
            int version)
            implements OfPayment {}

    /** The provider is to take the money that it reserved. */
    record CaptureRequested(
            ReservationId id, int attempt, List<String> seats, Price price, Optional<String> contact, int version)
            implements ForProvider {}

    /** The provider took the money. */
    record PaymentCaptured(
            ReservationId id,
            int attempt,
            List<String> seats,
            Price price,
            String eventName,
            Optional<String> contact,
            int version)
            implements OfPayment {}

    /** The provider took another amount than the price of the seats, which are sold; {@code price} is what it took. */
    record CaptureDiffers(ReservationId id, int attempt, Price price, int version) implements OfPayment {}

    /** The provider did not take the money for seats that are sold. */
    record CaptureFailed(ReservationId id, int attempt, Optional<String> code, int version) implements OfPayment {}

    /** The provider is to give up whatever it reserved; no seats where the reservation is no longer known. */
    record VoidRequested(ReservationId id, int attempt, List<String> seats, Price price, int version)
            implements ForProvider {}

    /** The provider reserves nothing for the attempt and never will. */
    record PaymentVoided(ReservationId id, int attempt) implements OfPayment {}

    /** The provider is to give back money that it took without a sale. */
    record RefundRequested(ReservationId id, int attempt, List<String> seats, Price price) implements ForProvider {}

    /** The provider gave the money back. */
    record PaymentRefunded(ReservationId id, int attempt) implements OfPayment {}

    /** The identity answers nothing any more. */
    record ReservationForgotten(ReservationId id) implements OfReservation {}

    /** The command asked for what holds already; nothing changed. */
    record CommandRepeated(Subject subject, String command) implements Fact {}

    /** Nothing changed, for this reason. */
    record CommandRefused(Subject subject, String command, Reason reason, List<String> differs) implements Fact {

        /** Keeps a copy. */
        public CommandRefused {
            differs = List.copyOf(differs);
        }

        /** Why a command was refused. */
        public enum Reason {
            /** No such event was ever opened. */
            NO_SUCH_EVENT,
            /** The event is open with other terms. */
            EVENT_DIFFERS,
            /** No such reservation is known. */
            NO_SUCH_RESERVATION,
            /** The identity stands for another request. */
            RESERVATION_DIFFERS,
            /** The reservation holds no seats. */
            NOT_HELD,
            /** The seats are being paid for. */
            PAYMENT_IN_PROGRESS,
            /** The seats are sold. */
            ALREADY_SOLD,
            /** The attempt to pay was asked for with another means of payment or another address. */
            CHECKOUT_DIFFERS,
            /** The seats cost something, and no means of payment was named. */
            NO_PAYMENT_METHOD,
            /** What it says was overtaken: another attempt, or an attempt that is over. */
            STALE,
            /** The event was opened under version 1 of the rules, and its places stay where they are. */
            NO_REGIONS,
            /** Places of the event do not move between this region and that one. */
            NO_SUCH_REGION,
            /** The identity belongs to another region. */
            OTHER_REGION,
            /** The transfer's name stands for another transfer. */
            TRANSFER_DIFFERS,
            /** Transfers before this one have not arrived. */
            OUT_OF_ORDER,
            /** There are not two whole rows that are free. */
            NOTHING_FREE,
            /** What it would leave, or give, is in too many pieces. */
            TOO_SCATTERED,
            /** The region was taken over by another one. */
            REGION_LOST,
            /** The region was not taken over, or its places were adopted already. */
            REGION_NOT_LOST,
            /** The region was taken over up to another command of its log. */
            TAKE_OVER_DIFFERS,
            /** The event is another tenant's, or the reservation another customer's. */
            NOT_YOURS
        }
    }
}
