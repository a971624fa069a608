package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.TwoRegions.PLAN;
import static io.holdfast.hold.seat.TwoRegions.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** us is lost with a tail that nobody copied, and eu goes on for it: no seat is sold twice there, and what us promised up to its tail is kept. */
class TakeOverPropertyTest {

    /** What happens: a command in a region, or a copy of one of the other region's cessions, by its place among them. */
    sealed interface Step {
        record Send(boolean eu, Command command, int seconds) implements Step {}

        record Copy(boolean toEu, int which) implements Step {}
    }

    private static final List<String> SEATS =
            List.of("B-1-1", "B-1-2", "B-1-5", "B-2-1", "B-2-3", "B-3-5", "B-4-5", "A-1-1");

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Boolean> region = Arbitraries.of(true, false);
        Arbitrary<String> seat = Arbitraries.of(SEATS);
        Arbitrary<String> range =
                Arbitraries.of("B-1-1..B-1-5", "B-2-1..B-2-5", "B-1-3..B-3-2", "B-1-1..B-4-5", "B-2-2", "B-4-1");
        Arbitrary<String> name = Arbitraries.of("t1", "t2", "t3", "t4", "t5", "t6");
        Arbitrary<String> id = Arbitraries.of("eu~r1", "us~r1", "eu~r2", "us~r2", "us~r3", "us~r4", "r3");
        Arbitrary<Step> cessions = Combinators.combine(region, name, range)
                .as((eu, transfer, places) ->
                        new Step.Send(eu, TwoRegions.cede(transfer, eu ? "us" : "eu", places), 1));
        Arbitrary<Step> holds = Combinators.combine(region, id, seat, Arbitraries.of(1, 400))
                .as((eu, reservation, one, seconds) -> new Step.Send(eu, Commands.hold(reservation, one), seconds));
        Arbitrary<Step> changes = Combinators.combine(
                        region,
                        id,
                        Arbitraries.of(Outcome.AUTHORIZED, Outcome.CAPTURED, Outcome.VOIDED),
                        Arbitraries.integers().between(0, 4))
                .as((eu, reservation, outcome, kind) -> new Step.Send(
                        eu,
                        switch (kind) {
                            case 0 -> Commands.release(reservation);
                            case 1 -> Commands.payment(reservation, 1, outcome, 2_500);
                            case 2 -> Commands.tick();
                            default -> Commands.checkout(reservation, 1);
                        },
                        1));
        Arbitrary<Step> copies = Combinators.combine(
                        region, Arbitraries.integers().between(0, 6))
                .as(Step.Copy::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, cessions), Tuple.of(4, holds), Tuple.of(4, changes), Tuple.of(4, copies))
                .list()
                .ofMaxSize(60);
    }

    /** The two worlds, with what each was told. */
    private static final class Worlds {

        private record Told(Command command, Instant at) {}

        final TwoRegions regions = new TwoRegions().open(new Share("us", TwoRegions.ranges("B-3-1..B-4-5")));
        private final List<Told> us = new ArrayList<>();
        private final List<Integer> ceded = new ArrayList<>();
        Instant now = START;

        /** How many of us's commands eu has the consequences of. */
        private int seen;

        void run(List<Step> steps) {
            steps.forEach(this::run);
        }

        private void run(Step step) {
            switch (step) {
                case Step.Send(boolean eu, Command command, int seconds) -> {
                    now = now.plusSeconds(seconds);
                    if (eu) {
                        eu(command);
                    } else {
                        us(command);
                    }
                }
                case Step.Copy(boolean toEu, int which) -> {
                    List<Command> copies =
                            toEu ? TwoRegions.receipts(regions.us, "us") : TwoRegions.receipts(regions.eu, "eu");
                    if (which < copies.size() && toEu) {
                        seen = Math.max(seen, ceded.get(which));
                        eu(copies.get(which));
                    } else if (which < copies.size()) {
                        us(copies.get(which));
                    }
                }
            }
        }

        List<Fact> eu(Command command) {
            List<Fact> facts = regions.eu.handle(command, now).facts();
            checkSeats();
            return facts;
        }

        private void us(Command command) {
            us.add(new Told(command, now));
            regions.us.handle(command, now).facts().stream()
                    .filter(Fact.PlacesCeded.class::isInstance)
                    .forEach(fact -> ceded.add(us.size()));
        }

        /** us as eu knows it: the copy ends anywhere behind what eu has seen. */
        MapState copy(int lost) {
            var copy = new MapState();
            copy.handle(
                    new Command.AdoptEvent(
                            TwoRegions.SUBJECT,
                            TwoRegions.terms(new Share("us", TwoRegions.ranges("B-3-1..B-4-5"))),
                            "us"),
                    START);
            int end = Math.max(seen, us.size() - lost);
            us.subList(0, end).forEach(told -> copy.handle(told.command(), told.at()));
            return copy;
        }

        /** P1, read from the reservations and not from the index. */
        private void checkSeats() {
            List<String> seats = regions.eu.reservations().stream()
                    .filter(MapState::isLive)
                    .flatMap(live -> live.request().seats().stream())
                    .toList();
            assertThat(seats).doesNotHaveDuplicates();
        }
    }

    private static List<Command> takeOver(MapState copy, List<Reservation> tail) {
        var commands = new ArrayList<Command>();
        commands.add(LostRegion.takeOver());
        copy.reservations().stream()
                .filter(known -> known.id().reservation().startsWith("us~"))
                .forEach(known -> commands.add(LostRegion.adopt(known)));
        tail.forEach(sold -> commands.add(LostRegion.adopt(sold)));
        commands.add(LostRegion.adoptPlaces());
        return commands;
    }

    @Property
    void what_the_copy_knows_is_kept_and_no_seat_is_sold_twice(
            @ForAll("steps") List<Step> before,
            @ForAll("steps") List<Step> meanwhile,
            @ForAll("steps") List<Step> after,
            @ForAll @IntRange(max = 12) int lost,
            @ForAll @IntRange(max = 7) int tail) {
        var worlds = new Worlds();
        worlds.run(before);
        MapState copy = worlds.copy(lost);
        List<Command> commands = takeOver(copy, List.of(LostRegion.sold("us~tail", worlds.now, SEATS.get(tail))));

        List<Step> eu = meanwhile.stream()
                .filter(step -> step instanceof Step.Send send && send.eu())
                .toList();
        for (int i = 0; i < commands.size(); i++) {
            List<Fact> facts = worlds.eu(commands.get(i));
            if (commands.get(i) instanceof Command.AdoptReservation adopt
                    && !adopt.id().reservation().equals("us~tail")) {
                assertThat(facts).extracting(Fact::name).contains("ReservationAdopted");
            }
            worlds.run(eu.subList(i * eu.size() / commands.size(), (i + 1) * eu.size() / commands.size()));
            worlds.checkSeats();
        }
        assertThat(own(worlds.regions.eu)).isEqualTo(Places.all(PLAN));

        worlds.run(after);

        assertThat(own(worlds.regions.eu)).isEqualTo(Places.all(PLAN));
        worlds.checkSeats();
    }

    @Property
    void a_take_over_that_is_begun_again_anywhere_ends_the_same(
            @ForAll("steps") List<Step> before,
            @ForAll @IntRange(max = 12) int lost,
            @ForAll @IntRange(max = 20) int dies) {
        var worlds = new Worlds();
        worlds.run(before);
        List<Command> commands = takeOver(worlds.copy(lost), List.of());
        var other = new Worlds();
        other.run(before);

        commands.stream().limit(dies).forEach(worlds::eu);
        commands.forEach(worlds::eu);
        commands.forEach(other::eu);
        List<String> states = state(other.regions.eu);
        assertThat(state(worlds.regions.eu)).isEqualTo(states);
        commands.forEach(other::eu);

        assertThat(state(other.regions.eu)).isEqualTo(states);
    }

    /** All but the causes, which name offsets. */
    private static List<String> state(MapState region) {
        var state = new ArrayList<String>();
        state.add(String.valueOf(region.event(TwoRegions.EVENT).orElseThrow().ownership()));
        region.reservations().stream()
                .map(known -> "%s %s %s %d".formatted(known.id(), known.status(), known.payments(), known.version()))
                .sorted()
                .forEach(state::add);
        return state;
    }

    @Property
    void a_region_that_retired_touches_no_place_and_no_identity(
            @ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after) {
        var worlds = new Worlds();
        worlds.run(before);
        takeOver(worlds.copy(0), List.of()).forEach(worlds::eu);
        worlds.us(LostRegion.retire());
        int facts = worlds.regions.us.facts().size();

        worlds.run(after);

        assertThat(own(worlds.regions.us).isEmpty()).isTrue();
        Set<String> names = new HashSet<>();
        worlds.regions.us.facts().stream().skip(facts).map(Fact::name).forEach(names::add);
        assertThat(Set.of("CommandRefused", "CommandRepeated", "ReservationForgotten"))
                .containsAll(names);
    }
}
