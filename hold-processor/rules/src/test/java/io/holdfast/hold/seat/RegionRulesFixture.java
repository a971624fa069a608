package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.TwoRegions.ranges;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Fact.CommandRefused;
import io.holdfast.hold.seat.Fact.PlacesRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two regions, and what they decide. */
abstract class RegionRulesFixture {

    final TwoRegions regions = new TwoRegions();

    static List<Fact> at(MapState region, Instant at, Command command) {
        return region.handle(command, at).facts();
    }

    static Fact one(MapState region, Command command) {
        List<Fact> facts = at(region, START, command);
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }

    static Fact refused(Command command, CommandRefused.Reason reason, String... differs) {
        return new CommandRefused(command.subject().orElseThrow(), command.name(), reason, List.of(differs));
    }

    static Fact refused(Command command, PlacesRefused.Problem reason, String... places) {
        return new PlacesRefused(
                command.subject().orElseThrow(), command.name(), reason, ranges(places), Optional.empty());
    }

    static Fact elsewhere(Command command, String region, String... places) {
        return new PlacesRefused(
                command.subject().orElseThrow(),
                command.name(),
                PlacesRefused.Problem.ELSEWHERE,
                ranges(places),
                Optional.of(region));
    }
}
