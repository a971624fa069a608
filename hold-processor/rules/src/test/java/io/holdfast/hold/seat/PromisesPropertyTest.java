package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The promises, over random logs: few seats, few identities, time stamps that crowd around the deadlines and sometimes go backwards. */
class PromisesPropertyTest {

    /** A command and the broker's stamp. */
    record Entry(Command command, Instant stamp) {}

    @Provide
    Arbitrary<List<Entry>> logs() {
        Arbitrary<String> ids = Arbitraries.of("r1", "r2", "r3", "r4", "r5");
        Arbitrary<Integer> seconds = Arbitraries.of(1, 2, 3, 5);
        Arbitrary<List<String>> seats = Arbitraries.of("A-1-1", "A-1-2", "A-1-3", "A-1-4", "A-99-1")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<Command> holds = Combinators.combine(ids, seats, seconds)
                .as((id, seat, second) -> Commands.hold(id, second, seat.toArray(String[]::new)));
        Arbitrary<Command> extensions = Combinators.combine(ids, seconds).as(Commands::extend);
        Arbitrary<Command> payments = Combinators.combine(
                        ids, Arbitraries.of(1, 2), Arbitraries.of(Outcome.class), Arbitraries.of(4_500L, 9_000L))
                .as(Commands::payment);
        Arbitrary<Command> commands = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, holds),
                net.jqwik.api.Tuple.of(2, ids.map(Commands::release)),
                net.jqwik.api.Tuple.of(2, extensions),
                net.jqwik.api.Tuple.of(
                        3, Combinators.combine(ids, Arbitraries.of(1, 2)).as(Commands::checkout)),
                net.jqwik.api.Tuple.of(4, payments),
                net.jqwik.api.Tuple.of(3, Arbitraries.create(Commands::tick)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Commands.open(), Commands.close())));
        Arbitrary<Integer> steps = Arbitraries.of(-1_500, 0, 0, 1, 500, 999, 1_000, 1_001, 3_000, 86_400_000);
        return Combinators.combine(commands, steps)
                .as(Map::entry)
                .list()
                .ofMaxSize(60)
                .map(PromisesPropertyTest::stamped);
    }

    private static List<Entry> stamped(List<Map.Entry<Command, Integer>> commands) {
        var log = new ArrayList<Entry>();
        log.add(new Entry(Commands.open(), START));
        Instant stamp = START;
        for (var command : commands) {
            stamp = stamp.plusMillis(command.getValue());
            log.add(new Entry(command.getKey(), stamp));
        }
        return log;
    }

    @Property
    void p1_p2_a_seat_has_one_live_reservation_and_a_live_reservation_has_all_its_seats(
            @ForAll("logs") List<Entry> log) {
        var state = new MapState();
        for (Entry entry : log) {
            state.handle(entry.command(), entry.stamp());

            Map<String, ReservationId> claimed = new HashMap<>();
            for (Reservation live : live(state)) {
                for (String seat : live.request().seats()) {
                    assertThat(claimed.put("ev-42/" + seat, live.id()))
                            .as("second holder of %s", seat)
                            .isNull();
                }
            }
            assertThat(state.holders()).isEqualTo(claimed);
        }
    }

    @Property
    void p3_one_identity_has_one_outcome_until_it_is_forgotten(@ForAll("logs") List<Entry> log) {
        var state = new MapState();
        log.forEach(entry -> state.handle(entry.command(), entry.stamp()));

        var outcomes = new HashMap<ReservationId, Fact>();
        for (Fact fact : state.facts()) {
            switch (fact) {
                case Fact.SeatsHeld held ->
                    assertThat(outcomes.put(held.id(), held))
                            .as("second outcome")
                            .isNull();
                case Fact.HoldRejected rejected ->
                    assertThat(outcomes.put(rejected.id(), rejected))
                            .as("second outcome")
                            .isNull();
                case Fact.ReservationForgotten forgotten -> outcomes.remove(forgotten.id());
                default -> {}
            }
        }
    }

    @Property
    void p5_nothing_expires_early_and_everything_due_expires_at_the_next_tick(@ForAll("logs") List<Entry> log) {
        var state = new MapState();
        Instant clock = START;
        for (Entry entry : log) {
            clock = entry.stamp().isAfter(clock) ? entry.stamp() : clock;
            Decision decision = state.handle(entry.command(), entry.stamp());

            for (Fact fact : decision.facts()) {
                if (fact instanceof Fact.HoldExpired expired) {
                    assertThat(expired.expiresAt()).isBeforeOrEqualTo(clock);
                }
            }
            if (entry.command() instanceof Command.Tick) {
                Instant now = clock;
                assertThat(live(state)).noneMatch(reservation -> reservation.overdue(now));
            }
        }
    }

    @Property
    void p9_every_prefix_replays_to_the_same_state_and_the_same_facts(@ForAll("logs") List<Entry> log) {
        var live = new MapState();
        var replayed = new MapState();
        for (Entry entry : log) {
            live.handle(entry.command(), entry.stamp());
        }
        log.forEach(entry -> replayed.handle(entry.command(), entry.stamp()));

        assertThat(replayed.everything()).isEqualTo(live.everything());
        assertThat(replayed.facts()).isEqualTo(live.facts());
    }

    @Property
    void every_command_but_a_tick_has_an_outcome(@ForAll("logs") List<Entry> log) {
        var state = new MapState();
        for (Entry entry : log) {
            Decision decision = state.handle(entry.command(), entry.stamp());

            Optional<Command.Subject> subject = entry.command().subject();
            assertThat(subject.isEmpty() || decision.facts().getLast().subject().equals(subject.get()))
                    .isTrue();
        }
    }

    private static List<Reservation> live(MapState state) {
        return state.reservations().stream().filter(MapState::isLive).collect(Collectors.toList());
    }
}
