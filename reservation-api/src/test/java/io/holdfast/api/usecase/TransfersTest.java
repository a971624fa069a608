package io.holdfast.api.usecase;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.usecase.CallsFixture.patient;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.RegionAnswer;
import io.holdfast.api.answer.States;
import io.holdfast.api.answer.TransferRequest;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Ownership.Link;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Transfer;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.api.publish.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers from eu, which opened the event, to us, which has section B. */
class TransfersTest {

    private static final TransferRequest ROW = request("A-2");
    private static final Cession CEDED = new Cession("t-1", 1, "us", States.places("A-2"));

    private final CallsFixture bench = CallsFixture.in("eu");

    @BeforeEach
    void us_has_section_b() {
        bench.views.put(States.shared("eu"));
    }

    @Test
    void the_owner_cedes_the_places_that_were_asked_for() {
        decide(States.shared("eu", Map.of("us", "B"), List.of(CEDED)));

        assertThat(bench.transfers.cede(ROW, patient())).isInstanceOfSatisfying(RegionAnswer.Ceded.class, ceded -> {
            assertThat(ceded.cession()).isEqualTo(CEDED);
            assertThat(ceded.evidence()).isEqualTo(at(10));
        });
        assertThat(bench.log.sent())
                .containsExactly(new Command.CedePlaces(States.EVENT, "t-1", "us", States.places("A-2")));
    }

    @Test
    void a_transfer_that_is_known_is_not_sent_again() {
        bench.views.put(States.shared("eu", Map.of("us", "B"), List.of(CEDED)));

        assertThat(bench.transfers.cede(ROW, patient())).isInstanceOf(RegionAnswer.Ceded.class);
        assertThat(bench.transfers.cede(request("A-1"), patient()))
                .isInstanceOfSatisfying(
                        RegionAnswer.TransferDiffers.class,
                        differs -> assertThat(differs.fields()).containsExactly("places"));
        assertThat(bench.log.sent()).isEmpty();
    }

    @Test
    void a_refusal_for_places_that_somebody_has_names_their_seats() {
        bench.views.seat("A-2-3", SeatStatus.HELD);
        bench.views.seat("A-1-1", SeatStatus.SOLD);
        decide(States.shared("eu"));

        assertThat(bench.transfers.cede(ROW, patient()))
                .isInstanceOfSatisfying(
                        Answer.SeatsUnavailable.class,
                        refused -> assertThat(refused.seats())
                                .containsExactly(new UnavailableSeat("A-2-3", UnavailableSeat.TAKEN)));
    }

    @Test
    void a_refusal_that_nothing_explains_any_more_is_checking() {
        decide(States.shared("eu"));

        assertThat(bench.transfers.cede(ROW, patient())).isInstanceOf(UndecidedAnswer.Checking.class);
    }

    @Test
    void what_seems_to_be_in_the_way_is_looked_at_behind_the_fence() {
        bench.views.put(States.shared("eu", Map.of("us", "A"), List.of()));
        bench.fence.behave(end -> {
            bench.views.put(States.shared("eu"));
            return FakeFence.passed(end);
        });

        assertThat(bench.transfers.cede(ROW, CallsFixture.atOnce())).isInstanceOf(UndecidedAnswer.Checking.class);
        assertThat(bench.log.sent()).hasSize(1);
    }

    @Test
    void a_transfer_arrives_when_the_copy_says_so() {
        bench.views.put(States.shared("eu", Map.of("us", "B"), List.of(CEDED)));

        assertThat(read().status()).isEqualTo(Transfer.Status.IN_TRANSIT);

        bench.copies.us.put(received("us", "eu", 1));

        assertThat(read().status()).isEqualTo(Transfer.Status.RECEIVED);
        assertThat(read().received()).contains(at(1));
    }

    @Test
    void a_transfer_from_the_other_region_is_told_from_its_copy() {
        bench.copies.us.put(States.shared("us", Map.of(), List.of(new Cession("t-1", 1, "eu", States.places("B")))));

        assertThat(read().status()).isEqualTo(Transfer.Status.IN_TRANSIT);
        assertThat(read().from()).isEqualTo("us");

        bench.views.put(received("eu", "us", 1));

        assertThat(read().status()).isEqualTo(Transfer.Status.RECEIVED);
    }

    @Test
    void an_event_that_was_opened_without_regions_keeps_its_places() {
        bench.views.put(States.open());

        assertThat(bench.transfers.cede(ROW, patient()))
                .isEqualTo(new RegionAnswer.NoSuchRegion(States.open(), "us", List.of()));
    }

    private Transfer read() {
        return ((RegionAnswer.TransferNow) bench.transfers.read(States.EVENT, "t-1", patient())).transfer();
    }

    private static TransferRequest request(String place) {
        return new TransferRequest(States.EVENT, "t-1", "us", List.of(place));
    }

    private static Event received(String here, String from, long n) {
        return States.linked(here, from, new Link(0, n), List.of());
    }

    private void decide(Event event) {
        bench.log.behave((command, offset) -> {
            bench.views.put(event);
            bench.attempts.arrived(event.id(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }
}
