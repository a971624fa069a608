package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.TwoRegions.PLAN;
import static io.holdfast.hold.seat.TwoRegions.own;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Two logs and a link that repeats, delays and overtakes: whatever happens on it, a place has one owner, and in the end everything arrives. */
class TransferPropertyTest {

    /** What happens: a command in a region, or a copy of one of the other region's cessions, by its place among them. */
    sealed interface Step {
        record Send(boolean eu, Command command, int seconds) implements Step {}

        record Copy(boolean toEu, int which) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Boolean> region = Arbitraries.of(true, false);
        Arbitrary<String> seat = Arbitraries.of("B-1-1", "B-1-2", "B-1-5", "B-2-1", "B-2-3", "B-3-5", "B-4-5", "A-1-1");
        Arbitrary<String> range = Arbitraries.of(
                "B-1-1..B-1-5", "B-2-1..B-2-5", "B-1-3..B-3-2", "B-1-1..B-4-5", "B-2-2", "A-9-1..A-10-20", "B-4-1");
        Arbitrary<String> name = Arbitraries.of("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8");
        Arbitrary<String> id = Arbitraries.of("eu~r1", "us~r1", "eu~r2", "us~r2", "r3");
        Arbitrary<Step> cessions = Combinators.combine(region, name, range)
                .as((eu, transfer, places) ->
                        new Step.Send(eu, TwoRegions.cede(transfer, eu ? "us" : "eu", places), 1));
        Arbitrary<Step> requests = Combinators.combine(region, name, Arbitraries.of(1, 5, 12))
                .as((eu, transfer, seats) ->
                        new Step.Send(eu, TwoRegions.request(transfer, eu ? "us" : "eu", seats), 1));
        Arbitrary<Step> holds = Combinators.combine(region, id, seat, Arbitraries.of(1, 400))
                .as((eu, reservation, one, seconds) -> new Step.Send(eu, Commands.hold(reservation, one), seconds));
        Arbitrary<Step> releases = Combinators.combine(region, id)
                .as((eu, reservation) -> new Step.Send(eu, Commands.release(reservation), 1));
        Arbitrary<Step> copies = Combinators.combine(
                        region, Arbitraries.integers().between(0, 6))
                .as(Step.Copy::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, cessions),
                        Tuple.of(1, requests),
                        Tuple.of(3, holds),
                        Tuple.of(1, releases),
                        Tuple.of(8, copies))
                .list()
                .ofMaxSize(80);
    }

    @Property
    void p14_p15_a_place_has_one_owner_and_every_transfer_arrives_once(@ForAll("steps") List<Step> steps) {
        var regions = new TwoRegions().open(new Share("us", TwoRegions.ranges("B-3-1..B-4-5")));
        Instant now = START;
        for (Step step : steps) {
            switch (step) {
                case Step.Send(boolean eu, Command command, int seconds) -> {
                    now = now.plusSeconds(seconds);
                    (eu ? regions.eu : regions.us).handle(command, now);
                }
                case Step.Copy(boolean toEu, int which) -> {
                    List<Command> copies =
                            toEu ? TwoRegions.receipts(regions.us, "us") : TwoRegions.receipts(regions.eu, "eu");
                    if (which < copies.size()) {
                        (toEu ? regions.eu : regions.us).handle(copies.get(which), now);
                    }
                }
            }
            assertThat(own(regions.eu).and(own(regions.us)).ranges())
                    .as("places of two regions after %s", step)
                    .isEmpty();
            assertThat(Places.in(PLAN, seats(regions.eu))
                            .without(own(regions.eu))
                            .ranges())
                    .isEmpty();
            assertThat(Places.in(PLAN, seats(regions.us))
                            .without(own(regions.us))
                            .ranges())
                    .isEmpty();
        }

        regions.link(now);

        assertThat(own(regions.eu).or(own(regions.us))).isEqualTo(Places.all(PLAN));
        assertThat(own(regions.eu).and(own(regions.us)).isEmpty()).isTrue();
        assertThat(received(regions.us)).isEqualTo(ceded(regions.eu));
        assertThat(received(regions.eu)).isEqualTo(ceded(regions.us));
    }

    @Property
    void no_identity_is_in_two_logs(@ForAll("steps") List<Step> steps) {
        var regions = new TwoRegions().open(new Share("us", TwoRegions.ranges("B-3-1..B-4-5")));
        for (Step step : steps) {
            if (step instanceof Step.Send(boolean eu, Command command, int seconds)) {
                (eu ? regions.eu : regions.us).handle(command, START);
            }
        }
        regions.link(START);

        Set<ReservationId> both = new HashSet<>(ids(regions.eu));
        both.retainAll(ids(regions.us));
        assertThat(both).isEmpty();
    }

    private static List<ReservationId> ids(MapState region) {
        return region.reservations().stream().map(Reservation::id).toList();
    }

    private static List<String> seats(MapState region) {
        return region.holders().keySet().stream()
                .map(key -> key.substring(key.indexOf('/') + 1))
                .toList();
    }

    private static List<String> ceded(MapState region) {
        var ceded = new ArrayList<String>();
        region.facts().forEach(fact -> {
            if (fact instanceof Fact.PlacesCeded(var subject, Ownership.Cession cession)) {
                ceded.add("%d %s %s".formatted(cession.n(), cession.places(), cession.epoch()));
            }
        });
        return ceded;
    }

    private static List<String> received(MapState region) {
        var received = new ArrayList<String>();
        region.facts().forEach(fact -> {
            if (fact instanceof Fact.PlacesReceived(var subject, Ownership.Receipt receipt)) {
                received.add("%d %s %s".formatted(receipt.n(), receipt.places(), receipt.epoch()));
            }
        });
        return received;
    }
}
