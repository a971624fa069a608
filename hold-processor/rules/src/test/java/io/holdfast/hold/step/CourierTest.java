package io.holdfast.hold.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.fact.EventClosed;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final LogPosition ORIGIN = new LogPosition(3, 8_812);
    private static final List<SeatRange> ROW = List.of(new SeatRange("A-1-1", "A-1-20"));
    private static final List<Section> SECTIONS = List.of(new Section("A", 1, 20, 4_500L));
    private static final Home HOME = new Home("eu", List.of("us"), List.of());

    private static Optional<Object> brings(String here, Object fact) {
        var event = new SeatEvent(new Cause(3, 7L, Instant.EPOCH, null, null), 0, fact);
        return new Courier("eu", here).command(event, ORIGIN).map(SeatCommand::getCommand);
    }

    @Test
    void places_that_were_ceded_are_brought_to_the_region_that_gets_them_with_their_origin() {
        var ceded = new PlacesCeded("ev-1", "t", 4L, "us", ROW, 9L);

        assertThat(brings("us", ceded)).contains(new ReceivePlaces("ev-1", "t", 4L, "eu", ROW, 9L, 3, 8_812L));
        assertThat(brings("asia", ceded)).isEmpty();
    }

    @Test
    void an_event_is_brought_to_the_regions_that_may_have_places_of_it() {
        var opened = new EventOpened("ev-1", "Concert", "EUR", SECTIONS, 2, HOME, null, 0);

        assertThat(brings("us", opened))
                .contains(new AdoptEvent("ev-1", "Concert", "EUR", SECTIONS, 2, HOME, "us", null, 0));
        assertThat(brings("asia", opened)).isEmpty();
    }

    @Test
    void an_event_stays_its_tenants_and_keeps_its_limit_in_the_other_region() {
        var opened = new EventOpened("ev-1", "Concert", "EUR", SECTIONS, 3, HOME, "acme", 4);

        assertThat(brings("us", opened))
                .contains(new AdoptEvent("ev-1", "Concert", "EUR", SECTIONS, 3, HOME, "us", "acme", 4));
    }

    @Test
    void the_end_of_an_event_names_who_asked_for_it_and_a_transfer_nobody() {
        var caller = new Caller("acme", "box-office", null, false, List.of());
        var cause = new Cause(3, 7L, Instant.EPOCH, null, caller);
        var courier = new Courier("eu", "us");

        assertThat(courier.command(new SeatEvent(cause, 0, new EventClosed("ev-1")), ORIGIN))
                .contains(new SeatCommand(new CloseEvent("ev-1"), caller));
        assertThat(courier.command(new SeatEvent(cause, 0, new PlacesCeded("ev-1", "t", 4L, "us", ROW, 9L)), ORIGIN))
                .map(SeatCommand::getCaller)
                .isEmpty();
    }

    @Test
    void the_end_of_an_event_is_brought_to_the_other_region() {
        assertThat(brings("us", new EventClosed("ev-1"))).contains(new CloseEvent("ev-1"));
    }

    @Test
    void a_take_over_is_brought_to_the_region_that_it_is_about() {
        var takenOver = new RegionTakenOver("ev-1", "us", 5, 78L, new Sha256(new byte[32]));

        assertThat(brings("us", takenOver)).contains(new RetireRegion("ev-1", "eu", 5, 78L, 3, 8_812L));
        assertThat(brings("asia", takenOver)).isEmpty();
    }

    @Test
    void the_header_of_a_fact_says_whether_it_may_be_brought() {
        List<Class<?>> facts = SeatEvent.getClassSchema().getField("fact").schema().getTypes().stream()
                .<Class<?>>map(SpecificData.get()::getClass)
                .toList();

        assertThat(facts)
                .filteredOn(fact -> Courier.mayBring("io.holdfast." + fact.getSimpleName()))
                .containsExactlyInAnyOrder(
                        EventOpened.class, PlacesCeded.class, EventClosed.class, RegionTakenOver.class);
    }

    @Test
    void what_concerns_one_region_is_brought_nowhere() {
        assertThat(brings("us", new EventOpened("ev-1", "Concert", "EUR", SECTIONS, 1, null, null, 0)))
                .isEmpty();
        assertThat(brings("us", new HoldExpired("ev-1", "cart-1", List.of("A-1-1"), Instant.EPOCH, 2)))
                .isEmpty();
    }
}
