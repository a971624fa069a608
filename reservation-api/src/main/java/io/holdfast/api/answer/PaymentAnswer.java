package io.holdfast.api.answer;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import java.util.List;
import java.util.Optional;

/** What a caller is told about paying for a reservation, and because it is paid for. */
public sealed interface PaymentAnswer extends Answer {

    /** It is being paid for, and the outcome is not known yet. */
    record Paying(Reservation reservation) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Result.of(AnswerKind.PAYING, ACCEPTED, reservation);
        }
    }

    /** The attempt to pay ended without money, because of the customer's means of payment. */
    record PaymentDeclined(Reservation reservation, int attempt) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.PAYMENT_DECLINED,
                    reservation,
                    "no money was taken, and %s; try another payment method"
                            .formatted(Bodies.seatsAfterPayment(reservation)),
                    Bodies.unpaid(reservation, attempt));
        }
    }

    /** The latest attempt to pay ended without money, and the customer's means of payment is not why. */
    record PaymentUnavailable(Reservation reservation) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.PAYMENT_UNAVAILABLE,
                    reservation,
                    "no money was taken, and %s; the payment method is not the reason, so try again later"
                            .formatted(Bodies.seatsAfterPayment(reservation)),
                    Bodies.unpaid(reservation, reservation.payments().declinedAttempt()));
        }
    }

    /** The attempt to pay was asked for with something else. */
    record CheckoutDiffers(Reservation reservation, List<String> fields) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.CHECKOUT_DIFFERS,
                    reservation,
                    "its request had another %s, which counts; repeat that request, or read the reservation"
                            .formatted(String.join(" and ", fields)),
                    Bodies.withStatus(reservation)
                            .andThen(body -> body.put(
                                            "attempt", reservation.payments().attempts())
                                    .put("differs", fields)));
        }
    }

    /** The hold was over before it was paid for. */
    record HoldExpired(Reservation reservation) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.conflict(ProblemCode.HOLD_EXPIRED, "it was over before it was paid for", reservation);
        }
    }

    /** It is being paid for, and can't be released meanwhile. */
    record PaymentInProgress(Reservation reservation) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.conflict(
                    ProblemCode.PAYMENT_IN_PROGRESS,
                    "until the outcome of the payment is known, they can't be released",
                    reservation);
        }
    }

    /** The seats are sold, and can't be released. */
    record AlreadySold(Reservation reservation) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.conflict(ProblemCode.ALREADY_SOLD, "sold seats can't be released", reservation);
        }
    }

    /** The address for the receipt is erased. */
    record ContactErased(Subject subject) implements PaymentAnswer {
        @Override
        public Reply reply() {
            return new Reply.Result(AnswerKind.DONE, NO_CONTENT, subject, Optional.empty(), _ -> {});
        }
    }
}
