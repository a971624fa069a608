package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Fact.OfPayment;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.fact.CaptureDiffers;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentFailed;
import io.holdfast.schemas.fact.PaymentFailureCause;
import io.holdfast.schemas.fact.PaymentInDoubt;
import io.holdfast.schemas.fact.PaymentRefunded;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.PaymentVoided;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Writes facts about paying, and the requests that follow from them. */
public final class PaymentCodec {

    private PaymentCodec() {}

    static SpecificRecord record(OfPayment fact) {
        String event = fact.id().event();
        String reservation = fact.id().reservation();
        int attempt = fact.attempt();
        return switch (fact) {
            case Fact.PaymentRequested requested ->
                new PaymentRequested(
                        event,
                        reservation,
                        attempt,
                        requested.price().minor(),
                        requested.price().currency(),
                        requested.paymentMethod(),
                        requested.payBy(),
                        requested.contact().orElse(null),
                        requested.version());
            case Fact.PaymentInDoubt doubt -> new PaymentInDoubt(event, reservation, attempt);
            case Fact.PaymentFailed failed ->
                new PaymentFailed(
                        event,
                        reservation,
                        attempt,
                        failed.code().orElse(null),
                        SameName.of(PaymentFailureCause.class, failed.cause()),
                        failed.version());
            case Fact.SeatsSold sold ->
                new SeatsSold(
                        event,
                        reservation,
                        sold.seats(),
                        sold.price().minor(),
                        sold.price().currency(),
                        attempt,
                        sold.eventName(),
                        sold.contact().orElse(null),
                        sold.version());
            case Fact.CaptureRequested requested ->
                new CaptureRequested(
                        event,
                        reservation,
                        attempt,
                        requested.price().minor(),
                        requested.price().currency(),
                        requested.contact().orElse(null),
                        requested.version());
            case Fact.PaymentCaptured captured ->
                new PaymentCaptured(
                        event,
                        reservation,
                        attempt,
                        captured.price().minor(),
                        captured.price().currency(),
                        captured.seats(),
                        captured.eventName(),
                        captured.contact().orElse(null),
                        captured.version());
            case Fact.CaptureDiffers differs ->
                new CaptureDiffers(
                        event,
                        reservation,
                        attempt,
                        differs.price().minor(),
                        differs.price().currency(),
                        differs.version());
            case Fact.CaptureFailed failed ->
                new CaptureFailed(event, reservation, attempt, failed.code().orElse(null), failed.version());
            case Fact.VoidRequested requested -> new VoidRequested(event, reservation, attempt, requested.version());
            case Fact.PaymentVoided voided -> new PaymentVoided(event, reservation, attempt);
            case Fact.RefundRequested requested -> new RefundRequested(event, reservation, attempt);
            case Fact.PaymentRefunded refunded -> new PaymentRefunded(event, reservation, attempt);
        };
    }

    /** What is asked of the payment provider because of a fact. */
    public static PaymentRequest request(Fact.ForProvider asked, Cause cause) {
        return new PaymentRequest(
                asked.id().event(),
                asked.id().reservation(),
                asked.attempt(),
                operation(asked),
                asked.seats(),
                asked.price().minor(),
                asked.price().currency(),
                asked instanceof Fact.PaymentRequested requested ? requested.paymentMethod() : null,
                CauseCodec.record(cause));
    }

    private static PaymentOperation operation(Fact.ForProvider asked) {
        return switch (asked) {
            case Fact.PaymentRequested _ -> PaymentOperation.AUTHORIZE;
            case Fact.CaptureRequested _ -> PaymentOperation.CAPTURE;
            case Fact.VoidRequested _ -> PaymentOperation.VOID;
            case Fact.RefundRequested _ -> PaymentOperation.REFUND;
        };
    }

    /** What is asked of the provider for a reservation that was adopted: what the lost region last asked for, since nobody knows whether it was done. */
    public static Optional<PaymentRequest> request(Fact.ReservationAdopted fact, Cause cause) {
        return operation(fact.state().status())
                .map(operation -> new PaymentRequest(
                        fact.id().event(),
                        fact.id().reservation(),
                        fact.state().payments().attempts(),
                        operation,
                        fact.state().request().seats(),
                        fact.state().price().minor(),
                        fact.state().price().currency(),
                        operation == PaymentOperation.AUTHORIZE
                                ? fact.state().payments().method().orElseThrow()
                                : null,
                        CauseCodec.record(cause)));
    }

    private static Optional<PaymentOperation> operation(Status status) {
        return switch (status) {
            case Status.Paying _ -> Optional.of(PaymentOperation.AUTHORIZE);
            case Status.Voiding _ -> Optional.of(PaymentOperation.VOID);
            case Status.Sold sold ->
                switch (sold.settlement()) {
                    case AUTHORIZED -> Optional.of(PaymentOperation.CAPTURE);
                    case PAYING_AGAIN -> Optional.of(PaymentOperation.AUTHORIZE);
                    case VOIDING_AGAIN -> Optional.of(PaymentOperation.VOID);
                    case NOTHING_DUE, CAPTURED, CAPTURE_FAILED, AMOUNT_DIFFERS -> Optional.empty();
                };
            case Status.Held _, Status.Rejected _, Status.Released _, Status.Expired _ -> Optional.empty();
        };
    }
}
