package io.holdfast.hold.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Commands;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Home;
import io.holdfast.hold.seat.MapState;
import io.holdfast.hold.seat.Ownership.Receipt;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.hold.seat.SeatRange;
import io.holdfast.hold.seat.SeatingPlan;
import io.holdfast.hold.seat.Section;
import io.holdfast.hold.seat.Share;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.SeatCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final List<SeatRange> ROW = List.of(SeatRange.of("A-2-1", "A-2-20"));
    private static final Subject.OfEvent EVENT = new Subject.OfEvent("ev-1");
    private static final Event.Terms TERMS = Commands.terms(
            "Concert",
            "EUR",
            new SeatingPlan(List.of(new Section("A", 10, 20, 4_500))),
            RulesVersion.REGIONS,
            Optional.of(new Home("eu", List.of("us"), List.of(new Share("us", ROW)))));

    @Test
    void an_event_with_regions_is_read_as_it_was_written() {
        var state = new MapState();
        state.handle(new Command.OpenEvent(EVENT, TERMS), NOW);
        state.handle(new Command.CedePlaces(EVENT, "t", "us", List.of(SeatRange.of("A-9-20", "A-10-3"))), NOW);
        state.handle(new Command.ReceivePlaces(EVENT, new Receipt("u", 1, "us", ROW, 9, 3, 8812)), NOW);
        Event event = state.event("ev-1").orElseThrow();

        assertThat(EventCodec.event(EventCodec.record(event))).isEqualTo(event);
    }

    @Test
    void a_receipt_is_read_with_the_place_it_comes_from() {
        var record = new ReceivePlaces("ev-1", "u", 1L, "us", RegionCodec.ranges(ROW), 9L, 3, 8812L);

        assertThat(CommandCodec.command(new SeatCommand(record, null)))
                .isEqualTo(new Command.ReceivePlaces(EVENT, new Receipt("u", 1, "us", ROW, 9, 3, 8812)));
    }

    @Test
    void a_home_means_nothing_under_version_1_which_a_build_without_regions_decides_the_same() {
        var record = new OpenEvent(
                "ev-1",
                "Concert",
                "EUR",
                EventCodec.sections(TERMS.plan()),
                RulesVersion.FIRST,
                RegionCodec.record(TERMS.home().orElseThrow()),
                0);

        assertThat(CommandCodec.command(new SeatCommand(record, null)))
                .isEqualTo(new Command.OpenEvent(
                        EVENT, Commands.terms("Concert", "EUR", TERMS.plan(), RulesVersion.FIRST, Optional.empty())));
    }
}
