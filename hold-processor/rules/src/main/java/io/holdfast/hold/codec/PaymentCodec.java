package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Fact.OfPayment;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Status;
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
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

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

    /** What is asked of the payment provider because of a fact; empty if nothing is. */
    public static Optional<PaymentRequest> request(OfPayment fact, Cause cause) {
        return switch (fact) {
            case Fact.PaymentRequested asked ->
                Optional.of(request(
                        fact, PaymentOperation.AUTHORIZE, asked.seats(), asked.price(), asked.paymentMethod(), cause));
            case Fact.CaptureRequested asked ->
                Optional.of(request(fact, PaymentOperation.CAPTURE, asked.seats(), asked.price(), null, cause));
            case Fact.VoidRequested asked ->
                Optional.of(request(fact, PaymentOperation.VOID, asked.seats(), asked.price(), null, cause));
            case Fact.RefundRequested asked ->
                Optional.of(request(fact, PaymentOperation.REFUND, asked.seats(), asked.price(), null, cause));
            case Fact.PaymentInDoubt doubt -> Optional.empty();
            case Fact.PaymentFailed failed -> Optional.empty();
            case Fact.SeatsSold sold -> Optional.empty();
            case Fact.PaymentCaptured captured -> Optional.empty();
            case Fact.CaptureDiffers differs -> Optional.empty();
            case Fact.CaptureFailed failed -> Optional.empty();
            case Fact.PaymentVoided voided -> Optional.empty();
            case Fact.PaymentRefunded refunded -> Optional.empty();
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
            case Status.Paying paying -> Optional.of(PaymentOperation.AUTHORIZE);
            case Status.Voiding voiding -> Optional.of(PaymentOperation.VOID);
            case Status.Sold sold ->
                switch (sold.settlement()) {
                    case AUTHORIZED -> Optional.of(PaymentOperation.CAPTURE);
                    case PAYING_AGAIN -> Optional.of(PaymentOperation.AUTHORIZE);
                    case VOIDING_AGAIN -> Optional.of(PaymentOperation.VOID);
                    case NOTHING_DUE, CAPTURED, CAPTURE_FAILED, AMOUNT_DIFFERS -> Optional.empty();
                };
            case Status.Held held -> Optional.empty();
            case Status.Rejected rejected -> Optional.empty();
            case Status.Released released -> Optional.empty();
            case Status.Expired expired -> Optional.empty();
        };
    }

    private static PaymentRequest request(
            OfPayment fact,
            PaymentOperation operation,
            List<String> seats,
            Price price,
            @Nullable String paymentMethod,
            Cause cause) {
        return new PaymentRequest(
                fact.id().event(),
                fact.id().reservation(),
                fact.attempt(),
                operation,
                seats,
                price.minor(),
                price.currency(),
                paymentMethod,
                CauseCodec.record(cause));
    }
}
