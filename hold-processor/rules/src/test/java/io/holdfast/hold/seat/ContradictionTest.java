package io.holdfast.hold.seat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A state that the log did not make, such as that of a folder which missed deletions, decides nothing (P1). */
class ContradictionTest {

    private static final Instant NOW = Commands.START;

    private final MapState state = new MapState();
    private final ReservationId ghost = Commands.id("ghost");
    private final ReservationId rival = Commands.id("rival");

    @BeforeEach
    void a_live_hold() {
        state.handle(Commands.open(), NOW);
        state.handle(Commands.hold("ghost", 60, "A-1-1"), NOW);
    }

    @Test
    void an_expiry_never_frees_the_seat_of_another() {
        assertThatThrownBy(() -> decide(seatOf(Optional.of(rival)), new Command.Tick(), NOW.plusSeconds(60)))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining("A-1-1")
                .hasMessageContaining("rival");
    }

    @Test
    void a_release_never_frees_a_seat_that_nobody_has() {
        assertThatThrownBy(() -> decide(seatOf(Optional.empty()), new Command.ReleaseSeats(ghost), NOW))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void a_sale_never_takes_the_seat_of_another() {
        assertThatThrownBy(() -> Evolver.evolve(
                        seatOf(Optional.of(rival)),
                        new Fact.SeatsSold(
                                ghost,
                                List.of("A-1-1"),
                                new Reservation.Price(0, "EUR"),
                                0,
                                "Concert",
                                Optional.empty(),
                                2),
                        cause(NOW)))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining("rival");
    }

    @Test
    void a_hold_never_takes_the_seat_of_another() {
        assertThatThrownBy(() -> Evolver.evolve(
                        state,
                        new Fact.SeatsHeld(
                                rival,
                                new Request(List.of("A-1-1"), 60),
                                Optional.empty(),
                                new Reservation.Price(0, "EUR"),
                                NOW.plusSeconds(60),
                                1),
                        cause(NOW)))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining("ghost");
    }

    @Test
    void a_deadline_that_no_reservation_has_is_not_passed_over() {
        assertThatThrownBy(() -> decide(deadlineOf(Commands.id("forgotten")), new Command.Tick(), NOW))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining("forgotten");
    }

    @Test
    void a_deadline_that_its_reservation_left_behind_is_not_passed_over() {
        assertThatThrownBy(() -> decide(deadlineOf(ghost), new Command.Tick(), NOW))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining("ghost");
    }

    /** The state, if the log had made another reservation the holder of every seat. */
    private State seatOf(Optional<ReservationId> holder) {
        return new ForwardingState() {
            @Override
            public State state() {
                return state;
            }

            @Override
            public Optional<ReservationId> holder(String event, String seat) {
                return holder;
            }
        };
    }

    /** The state, if the log had made this reservation fall due. */
    private State deadlineOf(ReservationId due) {
        return new ForwardingState() {
            @Override
            public State state() {
                return state;
            }

            @Override
            public List<ReservationId> due(Instant at, int limit) {
                return List.of(due);
            }
        };
    }

    private static Decision decide(State state, Command command, Instant at) {
        return Decision.of(state, command, cause(at));
    }

    private static Cause cause(Instant at) {
        return new Cause(0, 100, at, Optional.empty());
    }
}
