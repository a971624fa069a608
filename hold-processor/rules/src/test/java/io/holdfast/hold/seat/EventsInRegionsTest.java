package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.TwoRegions.PLAN;
import static io.holdfast.hold.seat.TwoRegions.SUBJECT;
import static io.holdfast.hold.seat.TwoRegions.cede;
import static io.holdfast.hold.seat.TwoRegions.own;
import static io.holdfast.hold.seat.TwoRegions.ranges;
import static io.holdfast.hold.seat.TwoRegions.request;
import static io.holdfast.hold.seat.TwoRegions.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact.CommandRefused;
import io.holdfast.hold.seat.Ownership.Cession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who opens and adopts an event of several regions, with which places, and who decides about which identities (P14). */
class EventsInRegionsTest extends RegionRulesFixture {

    @Test
    void the_region_that_opens_an_event_has_every_place_and_one_that_adopts_it_none() {
        regions.open();

        assertThat(own(regions.eu)).isEqualTo(Places.all(PLAN));
        assertThat(own(regions.us)).isEqualTo(Places.none(PLAN));
        assertThat(one(regions.eu, hold("r", "A-1-1"))).isInstanceOf(Fact.SeatsHeld.class);
    }

    @Test
    void an_event_can_be_opened_with_a_share_for_another_region() {
        regions.open(new Share("us", ranges("B-1-1..B-4-5", "A-10-1..A-10-20")));

        assertThat(regions.eu.facts())
                .containsExactly(
                        new Fact.EventOpened(
                                SUBJECT, terms(new Share("us", ranges("B-1-1..B-4-5", "A-10-1..A-10-20")))),
                        new Fact.PlacesCeded(
                                SUBJECT,
                                new Cession("opening", 1, "us", ranges("A-10-1..A-10-20", "B-1-1..B-4-5"), 1)));
        regions.link(START);
        assertThat(own(regions.us).ranges()).isEqualTo(ranges("A-10-1..A-10-20", "B-1-1..B-4-5"));
        assertThat(own(regions.eu).ranges()).isEqualTo(ranges("A-1-1..A-9-20"));
    }

    @Test
    void opening_again_with_another_share_is_refused_and_named() {
        regions.open();
        Command again = new Command.OpenEvent(SUBJECT, terms(new Share("us", ranges("B-1-1"))));

        assertThat(one(regions.eu, again)).isEqualTo(refused(again, CommandRefused.Reason.EVENT_DIFFERS, "home"));
        assertThat(one(regions.eu, new Command.OpenEvent(SUBJECT, terms())).name())
                .isEqualTo("CommandRepeated");
    }

    @Test
    void shares_are_places_of_the_event_and_of_one_region_each() {
        assertThatThrownBy(() -> terms(new Share("us", ranges("C-1-1"))))
                .hasMessageContaining("the event has no seat C-1-1");
        assertThatThrownBy(() -> terms(new Share("asia", ranges("B-1-1")))).hasMessageContaining("asia");
        assertThatThrownBy(() -> new Home("eu", List.of("eu"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_identity_of_another_region_is_not_decided_here() {
        regions.open(new Share("us", ranges("B-1-1..B-4-5")));
        regions.link(START);

        for (Command command : List.of(
                hold("us~r", "A-1-1"), Commands.release("us~r"), Commands.payment("us~r", 1, Outcome.CAPTURED))) {
            assertThat(one(regions.eu, command)).isEqualTo(refused(command, CommandRefused.Reason.OTHER_REGION));
        }
        Command ofTheHome = hold("r", "B-1-1");
        assertThat(one(regions.us, ofTheHome)).isEqualTo(refused(ofTheHome, CommandRefused.Reason.OTHER_REGION));
        assertThat(one(regions.us, hold("us~r", "B-1-1"))).isInstanceOf(Fact.SeatsHeld.class);
    }

    @Test
    void an_event_whose_id_names_another_region_is_not_opened_here() {
        var abroad = new Subject.OfEvent("us~ev-1");
        Command open = new Command.OpenEvent(abroad, terms());

        assertThat(one(regions.eu, open)).isEqualTo(refused(open, CommandRefused.Reason.OTHER_REGION));
        Command adopt = new Command.AdoptEvent(abroad, terms(), "us");
        assertThat(one(regions.us, adopt)).isEqualTo(refused(adopt, CommandRefused.Reason.OTHER_REGION));
    }

    @Test
    void an_event_is_adopted_once_and_as_it_was_opened() {
        regions.open();
        Command other = new Command.AdoptEvent(SUBJECT, terms(new Share("us", ranges("B-1-1"))), "us");

        assertThat(one(regions.us, new Command.AdoptEvent(SUBJECT, terms(), "us"))
                        .name())
                .isEqualTo("CommandRepeated");
        assertThat(one(regions.us, other)).isEqualTo(refused(other, CommandRefused.Reason.EVENT_DIFFERS, "home"));
        assertThatThrownBy(() -> new Command.AdoptEvent(SUBJECT, terms(), "eu"))
                .hasMessageContaining("none of the other regions");
    }

    @Test
    void an_event_of_version_1_knows_no_regions() {
        regions.eu.handle(Commands.open(), START);
        Command cede = cede("t", "us", "A-1-1");

        assertThat(one(regions.eu, cede)).isEqualTo(refused(cede, CommandRefused.Reason.NO_REGIONS));
        assertThat(one(regions.eu, request("t", "us", 1)).name()).isEqualTo("CommandRefused");
        assertThat(one(regions.eu, hold("us~r", "A-1-1"))).isInstanceOf(Fact.SeatsHeld.class);
        assertThat(regions.eu.reservation(id("us~r"))).isPresent();
    }

    @Test
    void version_2_needs_a_home_and_version_1_has_none() {
        assertThatThrownBy(() -> Commands.terms("Night", "EUR", PLAN, 2, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Commands.terms("Night", "EUR", PLAN, 1, terms().home()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
