package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static io.holdfast.api.usecase.CallsFixture.patient;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls in region eu, which opened the event; us has section B. */
class TwoRegionsTest {

    private static final Subject US_CART = Subject.of(States.EVENT, "us~cart");

    private final CallsFixture bench = CallsFixture.in("eu");

    @Test
    void an_event_is_opened_with_its_home_and_the_shares_of_the_others() {
        decideEvent(States.shared("eu"));
        EventRequest request = request(States.home());

        assertThat(bench.events.open(request, patient())).isInstanceOf(Answer.EventNow.class);
        assertThat(bench.log.sent()).containsExactly(new Command.OpenEvent(request));
    }

    @Test
    void an_event_with_other_shares_is_another_event() {
        bench.views.put(States.shared("eu"));

        assertThat(bench.events.open(request(new Home("eu", List.of("us"))), patient()))
                .isEqualTo(new Answer.EventDiffers(States.shared("eu"), List.of("shares")));
        assertThat(bench.events.open(request(States.home()), patient())).isInstanceOf(Answer.EventNow.class);
    }

    @Test
    void an_event_that_was_opened_without_regions_is_the_same_again_but_has_no_shares() {
        bench.views.put(States.open());

        assertThat(bench.events.open(request(new Home("eu", List.of("us"))), patient()))
                .isEqualTo(new Answer.EventNow(States.open()));
        assertThat(bench.events.open(request(States.home()), patient()))
                .isEqualTo(new Answer.EventDiffers(States.open(), List.of("shares")));
    }

    @Test
    void an_event_of_another_region_is_neither_opened_nor_closed_here() {
        var request = new EventRequest(
                "us~ev-1", "The concert", "EUR", List.of(States.SECTION_A), bench.homes.home("us~ev-1"));
        var other = new RegionAnswer.OtherRegion(Subject.of("us~ev-1"), "us");

        assertThat(bench.events.open(request, patient())).isEqualTo(other);
        assertThat(bench.events.close("us~ev-1", patient())).isEqualTo(other);
        assertThat(bench.events.read("us~ev-1", patient())).isEqualTo(other);
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_event_that_was_adopted_is_read_here_and_closed_at_home() {
        var us = CallsFixture.in("us");
        us.views.put(States.shared("us"));

        assertThat(us.events.read(States.EVENT, patient())).isEqualTo(new Answer.EventNow(States.shared("us")));
        assertThat(us.events.open(request(States.home()), patient()))
                .isEqualTo(new Answer.EventNow(States.shared("us")));
        assertThat(us.events.close(States.EVENT, patient()))
                .isEqualTo(new RegionAnswer.OtherRegion(Subject.of(States.EVENT), "eu"));
    }

    @Test
    void nothing_is_sent_for_an_identity_of_another_region() {
        bench.views.put(States.shared("eu"));
        var other = new RegionAnswer.OtherRegion(US_CART, "us");

        assertThat(bench.changes(US_CART.id(), "A-1-1")).containsOnly(other);
        assertThat(bench.log.sent()).isEmpty();
        assertThat(bench.contacts.addresses()).isEmpty();
    }

    @Test
    void own_places_are_held_under_an_own_identity() {
        bench.views.put(States.shared("eu"));

        assertThat(bench.holds.hold(hold("eu~cart", "A-1-1"), CallsFixture.atOnce()))
                .isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(bench.log.sent()).hasSize(1);
    }

    @Test
    void places_of_another_region_are_refused_by_name_and_nothing_is_sent() {
        bench.views.put(States.shared("eu"));
        bench.copies.completeUpTo(States.NOW, Duration.ofMillis(70));
        CopyAge copy = bench.copies.all().getFirst().age();

        assertThat(bench.holds.hold(hold("cart", "B-1-2", "B-1-1"), patient()))
                .isEqualTo(new RegionAnswer.PlacesElsewhere(
                        Subject.of(States.EVENT, "cart"), List.of("B-1-1", "B-1-2"), "us", copy, at(1)));
        assertThat(bench.holds.hold(hold("cart", "A-1-1", "B-1-1"), patient()))
                .isEqualTo(new RegionAnswer.PlacesInTwoRegions(
                        Subject.of(States.EVENT, "cart"),
                        Map.of("eu", List.of("A-1-1"), "us", List.of("B-1-1")),
                        at(1)));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void an_identity_that_had_the_places_before_they_were_ceded_keeps_its_outcome() {
        bench.views.put(States.shared("eu", Map.of("us", "A"), List.of()));
        Reservation released = reservation(Reservation.Status.RELEASED, 5);
        bench.fence.behave(end -> {
            bench.views.put(released);
            return FakeFence.passed(end);
        });

        assertThat(bench.holds.hold(States.holdRequest(), patient())).isEqualTo(new Answer.ReservationNow(released));
    }

    @Test
    void a_hold_that_the_owner_refused_because_its_places_were_ceded_is_told_so() {
        bench.views.put(States.shared("eu", Map.of(), List.of()));
        bench.log.behave((command, offset) -> {
            // Ceded by a command before it; the view shows it behind the fence.
            bench.attempts.arrived(command.subject().key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });
        bench.fence.behave(end -> {
            bench.views.put(States.shared("eu", Map.of("us", "A"), List.of()));
            return FakeFence.passed(end);
        });

        assertThat(bench.holds.hold(States.holdRequest(), patient()))
                .isInstanceOfSatisfying(
                        RegionAnswer.PlacesElsewhere.class,
                        refused -> assertThat(refused.seats()).containsExactly("A-1-1", "A-1-2"));
    }

    @Test
    void a_reservation_of_another_region_is_read_from_its_copy() {
        bench.views.put(States.shared("eu"));
        Reservation held = reservation("us~cart", Reservation.Status.HELD, 7);
        bench.copies.us.put(held);
        bench.copies.completeUpTo(States.NOW, Duration.ofMillis(70));
        CopyAge copy = bench.copies.all().getFirst().age();

        assertThat(bench.reservations.read(States.EVENT, "us~cart", patient()))
                .isEqualTo(new RegionAnswer.Copied(new Answer.ReservationNow(held), copy));
        assertThat(bench.reservations.history(States.EVENT, "us~cart", patient()))
                .isEqualTo(new RegionAnswer.Copied(new Answer.History(held), copy));
        assertThat(bench.reservations.read(States.EVENT, "us~cart", CallsFixture.after(at(7))))
                .isInstanceOf(RegionAnswer.Copied.class);
    }

    @Test
    void a_reservation_that_the_copy_does_not_show_yet_is_checking() {
        bench.views.put(States.shared("eu"));
        bench.copies.us.put(reservation("us~cart", Reservation.Status.HELD, 7));

        assertThat(bench.reservations.read(States.EVENT, "us~other", patient()))
                .isEqualTo(new RegionAnswer.NotCopied(Subject.of(States.EVENT, "us~other"), CopyAge.unknown("us")));
        assertThat(bench.reservations.read(States.EVENT, "us~cart", CallsFixture.after(at(8))))
                .isInstanceOf(RegionAnswer.NotCopied.class);
        assertThat(bench.fence.asked()).isEmpty();
    }

    @Test
    void a_copy_that_can_not_be_read_hinders_no_call() {
        bench.views.put(States.shared("eu"));
        bench.copies.us.close();

        assertThat(bench.reservations.read(States.EVENT, "us~cart", patient()))
                .isInstanceOf(RegionAnswer.NotCopied.class);
        assertThat(bench.events.seats(States.shared("eu"), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Answer.Seats.class,
                        seats -> assertThat(seats.elsewhere().getFirst().seats())
                                .containsValue(SeatsElsewhere.Standing.UNKNOWN));
    }

    private static HoldRequest hold(String id, String... seats) {
        return new HoldRequest(States.EVENT, id, List.of(seats), 300);
    }

    private static EventRequest request(Home home) {
        return new EventRequest(
                States.EVENT, "The concert", "EUR", List.of(States.SECTION_A, States.SECTION_B), Optional.of(home));
    }

    private void decideEvent(Event event) {
        bench.log.behave((command, offset) -> {
            bench.views.put(event);
            bench.attempts.arrived(event.id(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }
}
