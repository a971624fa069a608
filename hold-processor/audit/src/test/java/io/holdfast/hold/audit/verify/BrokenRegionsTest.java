package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.PlacesRefusalReason;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Share;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one region's log must not say about its places: each is found, by the fact that says it. */
class BrokenRegionsTest extends VerificationFixture {

    private static final Share LAST_ROW_FOR_US = new Share("us", rows(10, 10));

    private LiveLog us() {
        return live.adoptInUs();
    }

    private void receive(long n, int from, int until, long epoch) {
        live.send(new ReceivePlaces(EVENT, "t" + n, n, "eu", rows(from, until), epoch, 0, 0L));
    }

    @Test
    void a_log_in_which_places_move_is_clean() {
        live.openInEu(LAST_ROW_FOR_US);
        live.cede("t", "us", 8, 9);
        live.hold("cart-1", "A-9-1");
        live.hold("us~cart-1", "A-1-1");
        live.hold("cart-2", "A-1-1");
        live.cede("t", "us", 8, 9);
        live.cede("u", "us", 1, 1);
        live.send(new ReceivePlaces(EVENT, "back", 1L, "us", rows(9, 9), 5L, 0, 7L));
        live.send(new ReceivePlaces(EVENT, "back", 1L, "us", rows(9, 9), 5L, 0, 7L));
        live.hold("cart-3", "A-9-1");

        Findings findings = verify();

        assertThat(findings.violations()).isEmpty();
        assertThat(findings.checked(Promise.P14))
                .containsEntry("seats held by the region that has them", 2L)
                .containsEntry("places ceded", 60L);
        assertThat(findings.checked(Promise.P15)).containsEntry("places received", 20L);
    }

    @Test
    void of_a_log_without_regions_or_callers_nothing_is_said_about_them() {
        live.open();
        live.hold("cart-1", "A-9-1");

        Findings findings = verify();

        assertThat(Promise.shownBy(findings))
                .doesNotContain(Promise.P12, Promise.P14, Promise.P15)
                .contains(Promise.P1);
    }

    @Test
    void a_seat_held_that_another_region_has() {
        live.openInEu(LAST_ROW_FOR_US);
        live.hold("cart-1", "A-1-1");
        forge.change(
                SeatsHeld.class,
                held -> SeatsHeld.newBuilder(held).setSeats(List.of("A-10-1")).build());

        seen(Promise.P14, "seat A-10-1, which is not eu's own");
    }

    @Test
    void places_ceded_that_another_region_has() {
        us();
        receive(1, 9, 10, 1);
        live.cede("back", "eu", 9, 9);
        forge.change(
                PlacesCeded.class,
                ceded -> PlacesCeded.newBuilder(ceded).setPlaces(rows(8, 9)).build());

        seen(Promise.P14, "A-8-1 and maybe more was ceded to eu, and is not us's own");
    }

    @Test
    void places_ceded_that_a_reservation_has() {
        live.openInEu();
        live.hold("cart-1", "A-1-7");
        live.cede("t", "us", 2, 2);
        forge.change(
                PlacesCeded.class,
                ceded -> PlacesCeded.newBuilder(ceded).setPlaces(rows(1, 2)).build());

        seen(Promise.P14, "seat A-1-7 of %s was ceded, and %s/cart-1 has it".formatted(EVENT, EVENT));
    }

    @Test
    void places_ceded_that_nobody_asked_for() {
        live.openInEu();
        live.cede("t", "us", 2, 2);
        forge.change(
                PlacesCeded.class,
                ceded -> PlacesCeded.newBuilder(ceded).setPlaces(rows(2, 3)).build());

        seen(Promise.P14, "nobody asked for");
    }

    @Test
    void a_cession_with_a_number_that_is_not_the_next() {
        live.openInEu();
        live.cede("t", "us", 2, 2);
        forge.change(
                PlacesCeded.class,
                ceded -> PlacesCeded.newBuilder(ceded).setN(2L).build());

        seen(Promise.P15, "has number 2 and epoch 1, and the next one has number 1");
    }

    @Test
    void a_cession_that_is_no_later_than_what_was_received() {
        us();
        receive(1, 9, 10, 7);
        live.cede("back", "eu", 9, 9);
        forge.change(
                PlacesCeded.class,
                ceded -> PlacesCeded.newBuilder(ceded).setEpoch(7L).build());

        seen(Promise.P15, "a later epoch than 7");
    }

    @Test
    void places_received_that_the_region_has() {
        live.openInEu(LAST_ROW_FOR_US);
        live.send(new ReceivePlaces(EVENT, "back", 1L, "us", rows(10, 10), 5L, 0, 7L));
        forge.change(
                PlacesReceived.class,
                received -> PlacesReceived.newBuilder(received)
                        .setPlaces(rows(9, 10))
                        .build());

        seen(Promise.P14, "A-9-1 and maybe more was received from us, and was eu's own already");
    }

    @Test
    void places_received_that_no_command_brought() {
        us();
        receive(1, 9, 10, 7);
        forge.change(
                PlacesReceived.class,
                received -> PlacesReceived.newBuilder(received)
                        .setPlaces(rows(8, 10))
                        .build());

        seen(Promise.P14, "that the command does not bring");
    }

    @Test
    void a_receipt_with_a_number_that_is_not_the_next() {
        us();
        receive(1, 9, 10, 7);
        forge.change(
                PlacesReceived.class,
                received -> PlacesReceived.newBuilder(received).setN(3L).build());

        seen(Promise.P15, "transfer 3 from eu was received, and 1 was next");
    }

    @Test
    void an_identity_of_another_region_that_is_decided_here() {
        live.openInEu(LAST_ROW_FOR_US);
        long hold = live.hold("us~cart-1", "A-1-1");
        forge.append(
                hold,
                live.now(),
                "us~cart-1",
                new SeatsHeld(
                        EVENT,
                        "us~cart-1",
                        List.of("A-1-1"),
                        300,
                        live.now().plus(Duration.ofMinutes(5)),
                        4_500L,
                        "EUR",
                        1,
                        null));

        seen(Promise.P3, "the identity is another region's");
    }

    @Test
    void places_that_were_refused_for_what_is_not_so() {
        live.openInEu(LAST_ROW_FOR_US);
        live.hold("cart-1", "A-10-1");

        for (PlacesRefusalReason untrue :
                List.of(PlacesRefusalReason.TAKEN, PlacesRefusalReason.UNKNOWN, PlacesRefusalReason.OWNED)) {
            forge.change(
                    PlacesRefused.class,
                    refused ->
                            PlacesRefused.newBuilder(refused).setReason(untrue).build());
            seen(Promise.P3, "PlacesRefused as " + untrue);
        }
        forge.change(
                PlacesRefused.class,
                refused -> PlacesRefused.newBuilder(refused)
                        .setReason(PlacesRefusalReason.ELSEWHERE)
                        .setPlaces(List.of(new SeatRange("A-1-1", "A-1-1")))
                        .build());
        seen(Promise.P3, "PlacesRefused as ELSEWHERE");
    }
}
