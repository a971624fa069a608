package io.holdfast.hold.simulation.promise;

import static io.holdfast.hold.simulation.BrokenPromise.unless;

import io.holdfast.hold.simulation.Decided;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.RefundRequested;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of the provider: what the facts say, no more and no less. */
final class Requests {

    private record Asked(PaymentOperation operation, String reservation, int attempt) {}

    private final Reader reader;

    Requests(Reader reader) {
        this.reader = reader;
    }

    /** The requests of a decision. */
    List<PaymentRequest> of(Decided decided, List<Object> facts, Moment moment) {
        List<PaymentRequest> requests = decided.written().stream()
                .filter(written -> written.topic().equals(Topics.PAYMENT_REQUESTS))
                .map(written -> reader.requests().decode(written.bytes()))
                .toList();
        List<Asked> written = requests.stream()
                .map(request -> new Asked(request.getOperation(), request.getReservation(), request.getAttempt()))
                .toList();
        List<Asked> decidedOn = facts.stream().flatMap(Requests::asked).toList();
        unless(written.equals(decidedOn), Promise.P7, "%s decided %s and asked for %s", moment, decidedOn, written);
        return requests;
    }

    private static Stream<Asked> asked(Object fact) {
        return switch (fact) {
            case PaymentRequested asked ->
                Stream.of(new Asked(PaymentOperation.AUTHORIZE, asked.getReservation(), asked.getAttempt()));
            case CaptureRequested asked ->
                Stream.of(new Asked(PaymentOperation.CAPTURE, asked.getReservation(), asked.getAttempt()));
            case VoidRequested asked ->
                Stream.of(new Asked(PaymentOperation.VOID, asked.getReservation(), asked.getAttempt()));
            case RefundRequested asked ->
                Stream.of(new Asked(PaymentOperation.REFUND, asked.getReservation(), asked.getAttempt()));
            default -> Stream.empty();
        };
    }
}
