package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.Call;
import io.holdfast.api.model.Reservation.Payments;
import io.holdfast.api.model.Reservation.Status;
import io.holdfast.api.model.Subject;
import java.util.Optional;

/** Checkouts of one reservation, on fakes. */
abstract class CheckoutsFixture {

    static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);
    static final Payments FIRST = States.payments(1, 0, Optional.empty());
    static final Payments DECLINED = States.payments(1, 1, Optional.of("card_declined"));
    static final CheckoutRequest REQUEST = request("pm_card_visa", "a@example.com", Optional.empty());

    final CallsFixture bench = new CallsFixture();

    static CheckoutRequest request(String method, String email, Optional<Integer> attempt) {
        return new CheckoutRequest(States.EVENT, States.RESERVATION, Optional.of(method), Optional.of(email), attempt);
    }

    Answer checkout(Call call) {
        return bench.checkouts.checkout(REQUEST, call);
    }

    void publish(Status status, Payments payments, long offset) {
        bench.views.put(reservation(status, payments, offset));
        bench.attempts.arrived(SUBJECT.key(), at(offset));
        bench.changes.arrived(SUBJECT.key(), at(offset));
    }

    void payingAtOnce() {
        bench.log.behave((command, offset) -> {
            publish(Status.PAYING, FIRST, offset);
            return FakeLog.acknowledge(command, offset);
        });
    }
}
