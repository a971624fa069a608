package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static io.holdfast.api.usecase.CallsFixture.atOnce;
import static io.holdfast.api.usecase.CallsFixture.patient;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.TransferRequest;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Region us was lost, and eu takes it over. Eu opened the event; us had section B. */
class LostRegionTest {

    private static final String CART = "us~cart";
    private static final Subject US_CART = Subject.of(States.EVENT, CART);
    private static final RegionAnswer.BeingTakenOver WAIT = new RegionAnswer.BeingTakenOver(US_CART, "us");

    private final CallsFixture eu = CallsFixture.in("eu");
    private final CallsFixture us = CallsFixture.in("us");

    @Test
    void until_its_places_are_adopted_nothing_is_sent_for_an_id_of_the_lost_region() {
        eu.views.put(States.takenOver("eu", false));

        assertThat(eu.changes(CART, "A-1-1")).containsOnly(WAIT);
        assertThat(eu.log.sent()).isEmpty();
        assertThat(eu.contacts.addresses()).isEmpty();
    }

    @Test
    void until_then_its_places_are_nobodys_to_hold_and_the_own_ones_are_sold_as_ever() {
        eu.views.put(States.takenOver("eu", false));
        Subject own = Subject.of(States.EVENT, "cart");

        assertThat(eu.holds.hold(hold("cart", "B-1-1"), patient()))
                .isEqualTo(new RegionAnswer.BeingTakenOver(own, "us"));
        assertThat(eu.holds.hold(hold("cart", "A-1-1", "B-1-1"), patient()))
                .isEqualTo(new RegionAnswer.BeingTakenOver(own, "us"));
        assertThat(eu.log.sent()).isEmpty();
        assertThat(eu.holds.hold(hold("cart", "A-1-1"), atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(eu.log.sent()).hasSize(1);
    }

    @Test
    void until_then_a_reservation_is_read_from_the_copy() {
        eu.views.put(States.takenOver("eu", false));
        Reservation held = reservation(CART, Reservation.Status.HELD, 7);
        eu.copies.us.put(held);

        assertThat(eu.reservations.read(States.EVENT, CART, patient()))
                .isEqualTo(new RegionAnswer.Copied(
                        new Answer.ReservationNow(held),
                        eu.copies.all().getFirst().age()));
        assertThat(eu.reservations.read(States.EVENT, "us~other", patient()))
                .isInstanceOf(RegionAnswer.NotCopied.class);
    }

    @Test
    void an_adopted_reservation_is_served_and_changed_here_at_once() {
        eu.views.put(States.takenOver("eu", false));
        eu.copies.us.put(reservation(CART, Reservation.Status.HELD, 7));
        Reservation adopted = reservation(CART, Reservation.Status.HELD, 9);
        eu.views.put(adopted);

        assertThat(eu.reservations.read(States.EVENT, CART, patient())).isEqualTo(new Answer.ReservationNow(adopted));
        assertThat(eu.holds.hold(new HoldRequest(States.EVENT, CART, List.of("A-1-1", "A-1-2"), 300), patient()))
                .isEqualTo(new Answer.ReservationNow(adopted));
        assertThat(eu.reservations.release(States.EVENT, CART, atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(eu.log.sent()).hasSize(1);
    }

    @Test
    void once_its_places_are_adopted_they_and_its_ids_are_own() {
        eu.views.put(States.takenOver("eu", true));

        assertThat(eu.holds.hold(hold(CART, "B-1-1"), atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(eu.holds.hold(hold("cart", "A-1-1", "B-1-2"), atOnce()))
                .isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(eu.log.sent()).hasSize(2);
        assertThat(eu.reservations.read(States.EVENT, "us~unknown", patient()))
                .isInstanceOf(Answer.NoSuchReservation.class);
        assertThat(eu.events.seats(States.takenOver("eu", true), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(Answer.Seats.class, seats -> {
                    assertThat(seats.seats()).containsKeys("A-1-1", "B-1-1");
                    assertThat(seats.elsewhere()).isEmpty();
                });
    }

    @Test
    void an_event_that_it_opened_is_closed_here_once_its_places_are_adopted() {
        eu.views.put(States.takenOver("us", "eu", "eu", false));

        assertThat(eu.events.close(States.EVENT, patient()))
                .isEqualTo(new RegionAnswer.BeingTakenOver(Subject.of(States.EVENT), "us"));
        assertThat(eu.log.sent()).isEmpty();

        eu.views.put(States.takenOver("us", "eu", "eu", true));

        assertThat(eu.events.close(States.EVENT, atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(eu.log.sent()).hasSize(1);
    }

    @Test
    void no_places_are_given_to_it_any_more_and_what_was_given_is_told_again() {
        for (boolean adopted : List.of(false, true)) {
            Event event = States.takenOver("eu", adopted);
            eu.views.put(event);
            assertThat(eu.transfers.cede(transfer("A-2"), patient()))
                    .isEqualTo(new RegionAnswer.RegionLost(event, "us", "eu"));
        }
        eu.views.put(States.takenOver("eu", false, List.of(new Cession("t-1", 1, "us", States.places("A-2")))));

        assertThat(eu.transfers.cede(transfer("A-2"), patient())).isInstanceOf(RegionAnswer.Ceded.class);
        assertThat(eu.log.sent()).isEmpty();
    }

    @Test
    void a_transfer_that_the_owner_refused_because_the_region_was_lost_is_told_so() {
        eu.views.put(States.shared("eu"));
        eu.log.behave((command, offset) -> {
            eu.views.put(States.takenOver("eu", false));
            eu.attempts.arrived(command.subject().key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });

        assertThat(eu.transfers.cede(transfer("A-2"), patient()))
                .isEqualTo(new RegionAnswer.RegionLost(States.takenOver("eu", false), "us", "eu"));
    }

    @Test
    void a_region_that_comes_back_sends_every_caller_to_the_one_that_has_taken_it_over() {
        us.views.put(States.takenOver("us", false));
        us.views.put(reservation(CART, Reservation.Status.HELD, 7));
        var there = new RegionAnswer.OtherRegion(US_CART, "eu");
        var event = new RegionAnswer.OtherRegion(Subject.of(States.EVENT), "eu");

        assertThat(us.changes(CART, "A-1-1", "A-1-2")).containsOnly(there);
        assertThat(us.holds.hold(hold("us~new", "B-1-1"), patient()))
                .isEqualTo(new RegionAnswer.OtherRegion(Subject.of(States.EVENT, "us~new"), "eu"));
        assertThat(us.events.close(States.EVENT, patient())).isEqualTo(event);
        assertThat(us.events.open(open(), patient())).isEqualTo(event);
        assertThat(us.transfers.cede(new TransferRequest(States.EVENT, "t-1", "eu", List.of("B")), patient()))
                .isEqualTo(event);
        assertThat(us.log.sent()).isEmpty();
    }

    @Test
    void there_a_reservation_is_read_from_the_copy_of_the_other_region_and_never_from_the_own_state() {
        us.views.put(States.takenOver("us", false));
        us.views.put(reservation(CART, Reservation.Status.HELD, 7));

        assertThat(us.reservations.read(States.EVENT, CART, patient())).isInstanceOf(RegionAnswer.NotCopied.class);
    }

    @Test
    void a_hold_that_was_refused_because_the_region_was_taken_over_meanwhile_is_told_so() {
        us.views.put(States.shared("us"));
        us.log.behave((command, offset) -> {
            us.attempts.arrived(command.subject().key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });
        us.fence.behave(end -> {
            us.views.put(States.takenOver("us", false));
            return FakeFence.passed(end);
        });

        assertThat(us.holds.hold(hold("us~cart", "B-1-1"), patient()))
                .isEqualTo(new RegionAnswer.OtherRegion(US_CART, "eu"));
    }

    private static HoldRequest hold(String id, String... seats) {
        return new HoldRequest(States.EVENT, id, List.of(seats), 300);
    }

    private static TransferRequest transfer(String place) {
        return new TransferRequest(States.EVENT, "t-1", "us", List.of(place));
    }

    private EventRequest open() {
        return new EventRequest(
                States.EVENT,
                "The concert",
                "EUR",
                List.of(States.SECTION_A, States.SECTION_B),
                us.homes.home(States.EVENT));
    }
}
