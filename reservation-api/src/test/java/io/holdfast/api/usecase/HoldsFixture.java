package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.reservation;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import org.junit.jupiter.api.BeforeEach;

/** Holds of one event, which is on sale, on fakes. */
abstract class HoldsFixture {

    static final Subject SUBJECT = Subject.of(States.EVENT, States.RESERVATION);

    final CallsFixture bench = new CallsFixture();

    @BeforeEach
    void an_event_is_on_sale() {
        bench.views.put(States.open());
    }

    void decideAtOnce(Reservation.Status status) {
        bench.log.behave((command, offset) -> {
            publish(reservation(status, offset));
            return FakeLog.acknowledge(command, offset);
        });
    }

    void publish(Reservation state) {
        bench.views.put(state);
        bench.attempts.arrived(SUBJECT.key(), state.decided().position());
    }
}
