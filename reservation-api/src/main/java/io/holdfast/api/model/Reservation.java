package io.holdfast.api.model;

import io.holdfast.schemas.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param expiresAt end of the hold in log time; empty if there never was one
 * @param version 1 for the first state, one more for each further one
 * @param priceMinor of all its seats together, in minor units of the currency
 * @param currency ISO 4217 code
 * @param payments the payment attempts so far
 * @param receipt the receipt, as its owner says; empty if nothing is known of it
 * @param history the states it came to, in their order
 * @param unavailable the seats that it could not have, if it was rejected for them
 * @param customer whom the seats are for, by a keyed hash; empty if that is not known
 * @param overLimit the limit that it would have passed, if it was rejected for that
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
        Optional<Receipt> receipt,
        List<Step> history,
        List<UnavailableSeat> unavailable,
        Optional<String> customer,
        Optional<OverLimit> overLimit,
        Decided decided) {

    /**
     * The limit that a hold would have passed.
     *
     * @param have places that the customer had
     * @param max places that one customer may have
     */
    public record OverLimit(int have, int max) {}

    /** Whether a caller that may act on its event may act on it; the same that the owner's rules ask. */
    public boolean isOpenTo(Optional<Caller> caller) {
        return caller.filter(Caller::ownHolds).isEmpty()
                || (customer.isPresent() && customer.equals(caller.flatMap(Caller::customer)));
    }

    /** What it is. */
    public Subject subject() {
        return Subject.of(event, id);
    }

    /** The seat by which commands about it are routed. */
    public String firstSeat() {
        return seats.getFirst();
    }

    /** Where on the log its state was decided. */
    public LogPosition position() {
        return decided.position();
    }

    /** The same, with what is known of its receipt. */
    public Reservation with(Optional<Receipt> known) {
        return new Reservation(
                event,
                id,
                status,
                seats,
                holdSeconds,
                expiresAt,
                version,
                priceMinor,
                currency,
                payments,
                known,
                history,
                unavailable,
                customer,
                overLimit,
                decided);
    }

    /** The same once its address was replaced by this one: what was done with the receipt before is done again, unless it was sent there. */
    public Reservation readdressed(String fingerprint) {
        return receipt.filter(known -> !known.isSentTo(fingerprint)).isPresent()
                ? with(Optional.of(new Receipt(Receipt.Status.PENDING, Optional.of(fingerprint))))
                : this;
    }

    /** Where the receipt of a sale stands; empty if nothing is sold. Until its owner says more it is pending, if one is to be sent. */
    public Optional<Receipt.Status> receiptStatus() {
        if (status != Status.SOLD) {
            return Optional.empty();
        }
        return receipt.map(Receipt::status)
                .or(() -> Optional.of(payments.isReceiptDue() ? Receipt.Status.PENDING : Receipt.Status.NONE));
    }

    /**
     * The payment attempts of a reservation.
     *
     * @param attempts how many were begun; the number of the latest
     * @param declinedAttempt the latest that ended without money; 0 if none did
     * @param unavailable whether that one ended without the customer's means of payment being why
     * @param declineCode the provider's word for why
     * @param asked what the latest checkout named
     * @param settlement whether the sale was paid; empty if it is not sold
     */
    public record Payments(
            int attempts,
            int declinedAttempt,
            boolean unavailable,
            Optional<String> declineCode,
            Asked asked,
            Optional<Settlement> settlement) {

        /** No attempt. */
        public static final Payments NONE =
                new Payments(0, 0, false, Optional.empty(), Asked.NOTHING, Optional.empty());

        /** Whether an attempt to pay for what is sold already, but not paid, is under way. */
        public boolean payingAgain() {
            return settlement.filter(Settlement.PAYING_AGAIN::equals).isPresent();
        }

        /** Whether a receipt is to be sent as things are: no capture failed or took another amount. */
        boolean isReceiptDue() {
            return !unpaid()
                    && settlement.filter(Settlement.AMOUNT_DIFFERS::equals).isEmpty();
        }

        /** Whether the sale can be paid for by another attempt. */
        public boolean unpaid() {
            return settlement.filter(Settlement.CAPTURE_FAILED::equals).isPresent();
        }
    }

    /**
     * What a checkout names.
     *
     * @param paymentMethod the provider's token; empty if nothing is to be paid
     * @param contact fingerprint of the address for the receipt
     */
    public record Asked(Optional<String> paymentMethod, Optional<String> contact) {

        /** Neither. */
        public static final Asked NOTHING = new Asked(Optional.empty(), Optional.empty());

        /** Names of the fields of a checkout in which another differs. */
        public List<String> differences(Asked other) {
            var differs = new ArrayList<String>();
            if (!paymentMethod.equals(other.paymentMethod)) {
                differs.add("paymentMethod");
            }
            if (!contact.equals(other.contact)) {
                differs.add("email");
            }
            return differs;
        }
    }

    /** Whether a sale was paid. */
    public enum Settlement {
        /** The seats cost nothing. */
        NOTHING_DUE("NOTHING_DUE"),
        /** The price is reserved at the provider and is to be taken. */
        AUTHORIZED("AUTHORIZED"),
        /** It was taken. */
        CAPTURED("CAPTURED"),
        /** It was not taken: another checkout asks for it again. */
        CAPTURE_FAILED("CAPTURE_FAILED"),
        /** Another amount was taken: a person sees to it. */
        AMOUNT_DIFFERS("AMOUNT_DIFFERS"),
        /** It was not taken, and is being asked for again. */
        PAYING_AGAIN("CAPTURE_FAILED"),
        /** A state that a later version of the owner knows; this one must not guess. */
        OTHER("OTHER");

        private final String shown;

        Settlement(String shown) {
            this.shown = shown;
        }

        /** The word that callers see. */
        public String shown() {
            return shown;
        }
    }

    /**
     * A state that a reservation came to.
     *
     * @param state name of the state
     * @param fact name of the fact that led to it
     * @param command name of the command that was decided
     * @param code the provider's word for why a payment or a capture failed
     * @param by who asked for it; empty if a part of Holdfast did, or nobody was asked who it is
     */
    public record Step(
            String state,
            int version,
            String fact,
            String command,
            Optional<String> code,
            Optional<Caller> by,
            Decided decided) {}

    /** Where a reservation stands, in the words that callers see; {@link Status} says what they mean. */
    public enum Stage {
        HELD,
        REJECTED,
        PAYING,
        VOIDING,
        SOLD,
        RELEASED,
        EXPIRED,
        OTHER
    }

    /** Where a reservation stands; a rejected one says for what. */
    public enum Status {
        /** All of its seats are held until {@code expiresAt}. */
        HELD(Stage.HELD),
        /** Never held: not all of the seats could be had. */
        REJECTED_FOR_SEATS(Stage.REJECTED),
        /** Never held: the event was closed. */
        REJECTED_EVENT_CLOSED(Stage.REJECTED),
        /** Never held: its customer would have had too many places. */
        REJECTED_OVER_LIMIT(Stage.REJECTED),
        /** Never held, for a reason that a later version of the owner knows. */
        REJECTED_OTHERWISE(Stage.REJECTED),
        /** The seats are held while they are being paid for. */
        PAYING(Stage.PAYING),
        /** The payment took too long and is being voided; until that is confirmed the seats stay. */
        VOIDING(Stage.VOIDING),
        /** The seats are sold. */
        SOLD(Stage.SOLD),
        /** The holder gave the seats back. */
        RELEASED(Stage.RELEASED),
        /** The hold ended by itself. */
        EXPIRED(Stage.EXPIRED),
        /** A state that a later version of the owner knows; this one must not guess. */
        OTHER(Stage.OTHER);

        private final Stage stage;

        Status(Stage stage) {
            this.stage = stage;
        }

        /** Where it stands, whatever it was rejected for. */
        public Stage stage() {
            return stage;
        }

        /** The word that callers see. */
        public String shown() {
            return stage.name();
        }
    }
}
