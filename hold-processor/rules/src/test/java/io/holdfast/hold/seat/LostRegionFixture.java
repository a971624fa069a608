package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.TwoRegions.cede;
import static io.holdfast.hold.seat.TwoRegions.ranges;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** us, which has rows 3 and 4 of section B, is lost; row 2 is on its way there. */
abstract class LostRegionFixture extends RegionRulesFixture {

    static final Instant LATER = START.plusSeconds(3_600);

    /** us has rows 3 and 4 of section B, and row 2 is on its way there. */
    @BeforeEach
    void open() {
        regions.open(new Share("us", ranges("B-3-1..B-4-5")));
        regions.link(START);
        regions.eu.handle(cede("t", "us", "B-2-1..B-2-5"), START);
    }

    List<Fact> eu(Command command) {
        return regions.eu.handle(command, LATER).facts();
    }

    Fact one(Command command) {
        List<Fact> facts = eu(command);
        assertThat(facts).hasSize(1);
        return facts.getFirst();
    }

    Reservation us(Command... commands) {
        for (Command command : commands) {
            regions.us.handle(command, START);
        }
        return regions.us.reservations().getLast();
    }

    static Fact repeated(Command command) {
        return new Fact.CommandRepeated(command.subject().orElseThrow(), command.name());
    }

    Ownership ownership() {
        return regions.eu.event("ev-42").orElseThrow().ownership().orElseThrow();
    }
}
