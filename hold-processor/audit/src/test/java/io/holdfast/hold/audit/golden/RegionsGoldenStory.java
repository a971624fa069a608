package io.holdfast.hold.audit.golden;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.Share;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands by which all that version 2 of the rules adds happens at least once in the log of region eu, but for a house in too many pieces, which would
 * take thousands of ranges: {@code TransferRulesTest} has it.
 */
final class RegionsGoldenStory {

    /** Opened here. */
    private static final String OURS = GoldenStory.another(3);

    /** Opened in us. */
    private static final String THEIRS = GoldenStory.another(4);

    private static final List<Section> SECTIONS = List.of(new Section("A", 4, 5, 0L), new Section("B", 2, 5, 2_500L));

    private final LiveLog live;

    RegionsGoldenStory(LiveLog live) {
        this.live = live;
    }

    private static List<SeatRange> ranges(String... ranges) {
        return Stream.of(ranges)
                .map(range -> range.split("\\.\\."))
                .map(ends -> new SeatRange(ends[0], ends[ends.length - 1]))
                .toList();
    }

    private static Home ours(Share... shares) {
        return new Home("eu", List.of("us", "asia"), List.of(shares));
    }

    private void open(Home home) {
        live.send(new OpenEvent(OURS, "Two nights", "EUR", SECTIONS, 2, home, 0));
    }

    private void hold(String reservation, String... seats) {
        live.send(new HoldSeats(OURS, reservation, List.of(seats), 300, null));
    }

    private void cede(String transfer, String to, String... places) {
        live.send(new CedePlaces(OURS, transfer, to, ranges(places)));
    }

    private void receive(String event, long n, String from, long epoch, String... places) {
        live.send(new ReceivePlaces(event, "there-" + n, n, from, ranges(places), epoch, 3, 8_812L + n));
    }

    void tell() {
        openings();
        transfers();
        adoption();
        live.later(Duration.ofMinutes(6)).send(new Tick());
    }

    private void openings() {
        Home home = ours(new Share("us", ranges("B-2-1..B-2-5")), new Share("asia", ranges("A-1-1..A-1-2")));
        open(home);
        open(home);
        open(ours());
        live.send(new OpenEvent(GoldenStory.another("us~ev-", 0), "Two nights", "EUR", SECTIONS, 2, ours(), 0));
        hold("cart-1", "A-2-1", "A-2-2");
        hold("cart-2", "B-2-1", "A-2-3");
        hold("cart-2", "A-1-1", "B-2-1");
        hold("us~cart-3", "A-2-3");
        live.send(new ReleaseSeats(OURS, "us~cart-3"));
        hold("eu~cart-4", "A-2-3", "Z-1-1");
    }

    private void transfers() {
        cede("t1", "us", "A-2-3..A-3-5");
        cede("t1", "us", "A-3-1..A-3-5", "A-2-3..A-3-1");
        cede("t1", "us", "A-4-1");
        cede("t2", "us", "A-2-1..A-2-2");
        cede("t2", "us", "A-9-1", "A-4-1");
        cede("t2", "us", "A-4-1", "A-3-5");
        cede("t2", "eu", "A-4-1");
        live.send(new CedePlaces(LiveLog.EVENT, "t2", "us", ranges("A-4-1")));
        live.send(new CedePlaces(GoldenStory.another(2), "t2", "us", ranges("A-4-1")));
        receive(OURS, 2, "us", 6, "A-2-3");
        receive(OURS, 1, "us", 5, "A-2-3..A-2-5");
        receive(OURS, 1, "us", 5, "A-2-3..A-2-5");
        receive(OURS, 2, "us", 6, "A-2-3..A-3-1");
        receive(OURS, 2, "us", 6, "A-3-1");
        hold("cart-5", "A-3-1");
        live.later(Duration.ofMinutes(6));
        cede("t3", "asia", "A-3-1", "A-2-1");
        live.send(new RequestPlaces(OURS, "t4", "us", 3));
        live.send(new RequestPlaces(OURS, "t4", "us", 3));
        live.send(new RequestPlaces(OURS, "t4", "asia", 3));
        live.send(new RequestPlaces(OURS, "t5", "us", 3));
    }

    private void adoption() {
        var home = new Home("us", List.of("eu"), List.of());
        var adopt = new AdoptEvent(THEIRS, "Matinee", "USD", SECTIONS, 2, home, "eu", null, 0);
        live.send(adopt);
        live.send(adopt);
        live.send(new AdoptEvent(THEIRS, "Soiree", "USD", SECTIONS, 2, home, "eu", null, 0));
        receive(THEIRS, 1, "us", 1, "A-1-1..A-4-5");
        live.send(new HoldSeats(THEIRS, "cart-1", List.of("A-1-1"), 300, null));
        live.send(new HoldSeats(THEIRS, "eu~cart-1", List.of("A-1-1"), 300, null));
        live.send(new HoldSeats(THEIRS, "eu~cart-2", List.of("B-1-1"), 300, null));
        live.send(new CedePlaces(THEIRS, "back", "us", ranges("A-4-1..A-4-5")));
    }
}
