package io.holdfast.hold.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Commands;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Home;
import io.holdfast.hold.seat.MapState;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.hold.seat.SeatingPlan;
import io.holdfast.hold.seat.Section;
import io.holdfast.hold.seat.UpTo;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.RegionRetired;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.SeatRange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeOverCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-22T19:30:00Z");
    private static final Subject.OfEvent EVENT = new Subject.OfEvent("ev-1");
    private static final ReservationId ID = new ReservationId("ev-1", "us~r");
    private static final Sha256 DIGEST = digest();
    private static final String HEX = "ab".repeat(32);
    private static final Cause CAUSE = new Cause(3, 8, NOW, Optional.of("a".repeat(32)));

    private static Sha256 digest() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 0xab);
        return new Sha256(bytes);
    }

    private static Reservation reservation(Status status) {
        var there = new Cause(5, 77, NOW, Optional.empty());
        return new Reservation(
                ID,
                new Request(List.of("A-1-1", "A-1-2"), 300),
                Optional.of("a1b2"),
                new Price(9_000, "EUR"),
                status,
                new Payments(2, Optional.empty(), Optional.of("pm_card_visa"), Optional.of("print-a")),
                List.of(new Reservation.Step("HELD", 1, "SeatsHeld", "HoldSeats", Optional.empty(), there)),
                4,
                there);
    }

    private static Reservation paying() {
        return reservation(new Status.Paying(NOW, NOW, NOW));
    }

    private static Command read(SpecificRecord record) {
        return CommandCodec.command(new SeatCommand(record, null));
    }

    /** A log of eu in which us's places and a reservation of it were adopted. */
    private static MapState takenOver() {
        var state = new MapState();
        var terms = Commands.terms(
                "Concert",
                "EUR",
                new SeatingPlan(List.of(new Section("A", 10, 20, 4_500))),
                RulesVersion.REGIONS,
                Optional.of(new Home("us", List.of("eu"), List.of())));
        state.handle(new Command.AdoptEvent(EVENT, terms, "eu"), NOW);
        state.handle(new Command.TakeOverRegion(EVENT, "us", new UpTo(5, 78), HEX), NOW);
        state.handle(new Command.AdoptReservation(ID, "us", paying()), NOW);
        return state;
    }

    @Test
    void commands_are_read_as_they_were_written() {
        assertThat(read(new TakeOverRegion("ev-1", "us", 5, 78L, DIGEST)))
                .isEqualTo(new Command.TakeOverRegion(EVENT, "us", new UpTo(5, 78), HEX));
        Command.AdoptReservation adopt = (Command.AdoptReservation)
                read(new AdoptReservation("ev-1", "us~r", "us", ReservationCodec.record(paying())));
        assertThat(adopt).isEqualTo(new Command.AdoptReservation(ID, "us", paying()));
        assertThat(read(new AdoptPlaces("ev-1", "us"))).isEqualTo(new Command.AdoptPlaces(EVENT, "us"));
        assertThat(read(new RetireRegion("ev-1", "eu", 5, 78L, 3, 12L)))
                .isEqualTo(new Command.RetireRegion(EVENT, "eu", new UpTo(5, 78), 3, 12));
    }

    @Test
    void facts_are_written_with_all_that_they_say() {
        var upTo = new UpTo(5, 78);
        var row = List.of(io.holdfast.hold.seat.SeatRange.of("A-1-1", "A-1-20"));

        assertThat(fact(new Fact.RegionTakenOver(EVENT, "us", upTo, HEX)))
                .isEqualTo(new RegionTakenOver("ev-1", "us", 5, 78L, DIGEST));
        assertThat(fact(new Fact.PlacesAdopted(EVENT, "us", row, 4)))
                .isEqualTo(new PlacesAdopted("ev-1", "us", List.of(new SeatRange("A-1-1", "A-1-20")), 4L));
        assertThat(fact(new Fact.RegionRetired(EVENT, "eu", upTo, 3, 12)))
                .isEqualTo(new RegionRetired("ev-1", "eu", 5, 78L, 3, 12L));
    }

    private static Object fact(Fact fact) {
        return FactCodec.record(fact, CAUSE, 0).getFact();
    }

    @Test
    void an_event_is_read_with_the_regions_that_were_taken_over() {
        MapState state = takenOver();
        Event before = state.event("ev-1").orElseThrow();
        assertThat(EventCodec.event(EventCodec.record(before))).isEqualTo(before);

        state.handle(new Command.AdoptPlaces(EVENT, "us"), NOW);

        Event after = state.event("ev-1").orElseThrow();
        assertThat(EventCodec.event(EventCodec.record(after))).isEqualTo(after);
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void the_fact_of_an_adoption_has_the_state_as_the_state_has_it() {
        MapState state = takenOver();
        Reservation here = state.reservation(ID).orElseThrow();
        Fact adopted = state.facts().getLast();

        var record = (ReservationAdopted)
                FactCodec.record(adopted, here.decided(), 0).getFact();

        assertThat(record.getState()).isEqualTo(ReservationCodec.record(here));
        assertThat(ReservationCodec.reservation(record.getState())).isEqualTo(here);
        assertThat(record.getState().getVersion()).isEqualTo(5);
        assertThat(record.getState().getHistory()).hasSize(2);
    }

    @Test
    void a_state_that_lacks_what_its_status_needs_is_no_command() {
        for (ReservationStatus status : ReservationStatus.values()) {
            var record = io.holdfast.schemas.view.Reservation.newBuilder(ReservationCodec.record(paying()))
                    .setStatus(status)
                    .setHeldAt(null)
                    .setEndedAt(null)
                    .build();

            assertThatThrownBy(() -> read(new AdoptReservation("ev-1", "us~r", "us", record)))
                    .as("%s", status)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HELD,,",
        "PAYING,,AUTHORIZE",
        "VOIDING,,VOID",
        "RELEASED,,",
        "EXPIRED,,",
        "SOLD,NOTHING_DUE,",
        "SOLD,AUTHORIZED,CAPTURE",
        "SOLD,CAPTURED,",
        "SOLD,CAPTURE_FAILED,",
        "SOLD,AMOUNT_DIFFERS,",
        "SOLD,PAYING_AGAIN,AUTHORIZE",
        "SOLD,VOIDING_AGAIN,VOID"
    })
    void the_provider_is_asked_again_for_what_the_lost_region_asked(
            ReservationStatus status, Settlement settlement, PaymentOperation asked) {
        Reservation there = reservation(status(status, settlement));

        Optional<PaymentRequest> request = PaymentCodec.request(new Fact.ReservationAdopted(ID, "us", there), CAUSE);

        assertThat(request)
                .isEqualTo(Optional.ofNullable(asked)
                        .map(operation -> new PaymentRequest(
                                "ev-1",
                                "us~r",
                                2,
                                operation,
                                List.of("A-1-1", "A-1-2"),
                                9_000L,
                                "EUR",
                                operation == PaymentOperation.AUTHORIZE ? "pm_card_visa" : null,
                                CauseCodec.record(CAUSE))));
    }

    private static Status status(ReservationStatus status, Settlement settlement) {
        return switch (status) {
            case HELD -> new Status.Held(NOW, NOW);
            case PAYING -> new Status.Paying(NOW, NOW, NOW);
            case VOIDING -> new Status.Voiding(NOW, NOW);
            case RELEASED -> new Status.Released(NOW, NOW, NOW);
            case EXPIRED -> new Status.Expired(NOW, NOW, NOW);
            case SOLD -> new Status.Sold(NOW, NOW, NOW, settlement, Optional.empty());
            case REJECTED, OTHER -> throw new IllegalArgumentException(status.toString());
        };
    }
}
