package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;

import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A seat that is held and can be paid for. */
abstract class PaymentRulesFixture extends RulesFixture {

    static final List<String> SEAT = List.of("A-1-1");
    static final Price PRICE = new Price(4_500, "EUR");
    static final Optional<String> CONTACT = Optional.of("print-a");

    @BeforeEach
    void held() {
        at(START, Commands.open());
        at(START, hold("r", "A-1-1"));
    }

    Status status() {
        return state.reservation(id("r")).orElseThrow().status();
    }

    Optional<ReservationId> holder() {
        return state.holder("ev-42", "A-1-1");
    }
}
