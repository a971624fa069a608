package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.open;

import io.holdfast.hold.seat.Reservation.Status;
import java.time.Instant;
import java.util.List;

/** The rules over a state in memory, one command at a time. */
abstract class RulesFixture {

    static final Instant END = START.plusSeconds(300);
    final MapState state = new MapState();

    List<Fact> at(Instant at, Command command) {
        return state.handle(command, at).facts();
    }

    List<String> names(Instant at, Command command) {
        return at(at, command).stream().map(Fact::name).toList();
    }

    void opened() {
        at(START, open());
    }

    Status status(String reservation) {
        return state.reservation(id(reservation)).orElseThrow().status();
    }
}
