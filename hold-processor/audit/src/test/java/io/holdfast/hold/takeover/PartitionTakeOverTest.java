package io.holdfast.hold.takeover;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static io.holdfast.hold.audit.LiveLog.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.TwoRegionLogs;
import io.holdfast.hold.audit.copies.CopyReplay;
import io.holdfast.hold.audit.copies.Mirror;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.replay.Rebuild;
import io.holdfast.hold.audit.replay.Until;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.takeover.CommandWriter.ToSend;
import io.holdfast.hold.takeover.ProviderPayment.Money;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** eu takes us over, both with the real topology: rows 6 to 10 of the hall are us's. */
class PartitionTakeOverTest extends TwoRegionLogs {

    private static final Share SHARE = new Share("us", rows(6, 10));
    private static final Caller ACME = new Caller("acme", "box-office", null, false, List.of());

    private final List<ProviderPayment> payments = new ArrayList<>();
    private int allowed = Integer.MAX_VALUE;
    private int copied;

    @BeforeEach
    void begin() {
        eu.openInEu(SHARE);
        carry(eu, "eu", us, "us");
        us.hold("us~held", "A-6-1");
        us.pay("us~sold", "A-6-2");
        us.hold("us~paying", "A-6-3");
        us.checkout("us~paying", 1);
        us.hold("us~later", "A-6-4");
        us.hold("us~released", "A-6-5");
        us.send(new ReleaseSeats(EVENT, "us~released"));
        copied = us.log.records(Topics.SEAT_COMMANDS).size();
        provider("us~sold", Money.CAPTURED, "A-6-2");
    }

    private void provider(String reservation, Money money, String... seats) {
        payments.add(new ProviderPayment(
                new ReservationId(EVENT, reservation),
                1,
                money,
                new Price(4_500, "EUR"),
                List.of(seats),
                Optional.of("pi_" + reservation)));
    }

    /** Decides in eu, until it may no more: then the tool is killed. */
    private List<List<Object>> decide(List<ToSend> commands) {
        var decided = new ArrayList<List<Object>>();
        for (ToSend command : commands) {
            if (allowed-- <= 0) {
                throw new IllegalStateException("killed");
            }
            int before = eu.log.records(Topics.SEAT_EVENTS).size();
            eu.send(command.command(), command.caller());
            decided.add(facts().subList(before, facts().size()));
        }
        return decided;
    }

    private List<Object> facts() {
        return eu.log.records(Topics.SEAT_EVENTS).stream()
                .map(record -> eu.serdes.hold().facts().decode(record.value()))
                .map(SeatEvent::getFact)
                .toList();
    }

    private TakeOverReport takeOver() {
        var report = new TakeOverReport(new LastBeat("us", "installation-us", Instant.EPOCH));
        Mirror mirror = new Mirror(us).copy(Topics.SEAT_COMMANDS, 0, copied).facts();
        Map<ReservationId, List<ProviderPayment>> byId =
                payments.stream().collect(Collectors.groupingBy(ProviderPayment::reservation));
        Event event = inEu(state -> state.event(EVENT).orElseThrow());
        List<Event> known = List.of(event);
        try (ByteStores stores = ByteStores.in(folder)) {
            var _ = new CopyReplay(mirror.log(), us.serdes, new Progress()).ask(_ -> Until.END, stores, replayed -> {
                new PartitionTakeOver(new PartitionTakeOver.Inputs("us", "eu", byId, this::decide, report), replayed)
                        .run(known);
                return true;
            });
        }
        return report;
    }

    private <T> T inEu(Function<io.holdfast.hold.seat.State, T> question) {
        return new Rebuild(eu.log, eu.serdes, new Progress())
                .ask(
                        eu.log.cut().partitions(),
                        Until.END,
                        folder,
                        rebuilt -> question.apply(rebuilt.replay().state()))
                .getFirst();
    }

    private String status(String reservation) {
        return inEu(state -> state.reservation(new ReservationId(EVENT, reservation))
                .map(found -> found.status().name())
                .orElse("none"));
    }

    private List<PaymentOperation> requests(String reservation) {
        return eu.log.records(Topics.PAYMENT_REQUESTS).stream()
                .map(record -> eu.serdes.hold().paymentRequests().decode(record.value()))
                .filter(request -> request.getReservation().equals(reservation))
                .map(PaymentRequest::getOperation)
                .toList();
    }

    private Object hold(String reservation, String seat) {
        eu.hold(reservation, seat);
        return facts().getLast();
    }

    @Test
    void everything_that_was_copied_goes_on_in_the_other_region() {
        takeOver();

        assertThat(status("us~held")).isEqualTo("HELD");
        assertThat(status("us~sold")).isEqualTo("SOLD");
        assertThat(status("us~paying")).isEqualTo("PAYING");
        assertThat(status("us~released")).isEqualTo("RELEASED");
        assertThat(requests("us~paying")).containsExactly(PaymentOperation.AUTHORIZE);
        assertThat(hold("eu~new", "A-7-1").getClass().getSimpleName()).isEqualTo("SeatsHeld");
        assertThat(hold("eu~late", "A-6-1").getClass().getSimpleName()).isEqualTo("HoldRejected");
    }

    /** The same, but the event is a tenant's, under the rules that know callers. */
    private void beginAgainForAcme() {
        eu.close();
        us.close();
        eu = new LiveLog(folder.resolve("eu-of-acme")).open(ACME, 2, LiveLog.home(SHARE));
        us = new LiveLog(folder.resolve("us-of-acme"));
        carry(eu, "eu", us, "us");
        payments.clear();
        us.send(new HoldSeats(EVENT, "us~hers", List.of("A-6-1", "A-6-2"), 300, "anna"), ACME);
        us.send(new CloseEvent(EVENT), ACME);
        copied = us.log.records(Topics.SEAT_COMMANDS).size();
    }

    @Test
    void what_is_a_tenants_and_a_customers_stays_theirs_with_who_asked_for_it() {
        beginAgainForAcme();

        takeOver();

        Reservation hers = inEu(
                state -> state.reservation(new ReservationId(EVENT, "us~hers")).orElseThrow());
        assertThat(hers.customer()).contains("anna");
        assertThat(hers.history().getFirst().decided().caller())
                .map(io.holdfast.hold.seat.Caller::client)
                .contains("box-office");
        int places = inEu(state -> state.placesOf(EVENT, "anna"));
        assertThat(places).isEqualTo(2);
        eu.send(new ReleaseSeats(EVENT, "us~hers"), new Caller("other", "box-office", null, false, List.of()));
        assertThat(status("us~hers")).isEqualTo("HELD");
    }

    @Test
    void an_event_that_its_tenant_closed_in_the_lost_region_is_closed() {
        beginAgainForAcme();

        takeOver();

        Event event = inEu(state -> state.event(EVENT).orElseThrow());
        assertThat(event.open()).isFalse();
        assertThat(event.terms().tenant()).contains("acme");
    }

    @Test
    void what_was_paid_behind_the_last_copy_is_sold() {
        provider("us~held", Money.AUTHORIZED, "A-6-1");
        provider("us~tail", Money.CAPTURED, "A-8-1");

        String report = takeOver().json();

        assertThat(status("us~held")).isEqualTo("SOLD");
        assertThat(status("us~tail")).isEqualTo("SOLD");
        assertThat(requests("us~held")).containsExactly(PaymentOperation.CAPTURE);
        assertThat(requests("us~tail")).containsExactly(PaymentOperation.CAPTURE);
        assertThat(report).contains("us~tail", "\"tailHonoured\"");
        eu.payment("us~tail", 1, PaymentOutcome.CAPTURED);
        Reservation.Status tail = inEu(state -> state.reservation(new ReservationId(EVENT, "us~tail"))
                .map(Reservation::status)
                .orElseThrow());
        assertThat(tail)
                .isInstanceOfSatisfying(
                        Reservation.Status.Sold.class,
                        sold -> assertThat(sold.settlement()).isEqualTo(Reservation.Settlement.CAPTURED));
    }

    @Test
    void money_whose_seats_another_one_has_is_given_back() {
        provider("us~rival", Money.AUTHORIZED, "A-6-4");
        provider("us~nowhere", Money.CAPTURED);

        String report = takeOver().json();

        assertThat(status("us~later")).isEqualTo("HELD");
        assertThat(status("us~rival")).isEqualTo("none");
        assertThat(requests("us~rival")).containsExactly(PaymentOperation.VOID);
        assertThat(requests("us~nowhere")).containsExactly(PaymentOperation.REFUND);
        assertThat(report).contains("us~rival, attempt 1", "us~rival: TAKEN", "us~nowhere, attempt 1");
    }

    @Test
    void a_take_over_that_is_killed_anywhere_comes_to_the_same_end() {
        provider("us~held", Money.AUTHORIZED, "A-6-1");
        provider("us~tail", Money.CAPTURED, "A-8-1");
        provider("us~rival", Money.AUTHORIZED, "A-6-4");
        takeOver();
        Map<String, String> whole = standing();
        int commands = eu.log.records(Topics.SEAT_COMMANDS).size() - 1;
        for (int kill = 0; kill < commands; kill++) {
            eu.close();
            eu = new LiveLog(folder.resolve("eu-" + kill)).openInEu(SHARE);
            allowed = kill;
            assertThatThrownBy(this::takeOver).hasMessageContaining("killed");
            allowed = Integer.MAX_VALUE;
            takeOver();
            assertThat(standing()).as("killed after %d commands", kill).isEqualTo(whole);
        }
    }

    private Map<String, String> standing() {
        var standing = new TreeMap<String, String>();
        for (String id : List.of("held", "sold", "paying", "later", "released", "tail", "rival")) {
            standing.put(id, status("us~" + id));
        }
        standing.put(
                "places",
                inEu(state -> state.event(EVENT)
                        .flatMap(Event::ownership)
                        .orElseThrow()
                        .own(state.event(EVENT).orElseThrow().terms().plan())
                        .ranges()
                        .toString()));
        standing.put("given back", Boolean.toString(facts().stream().anyMatch(VoidRequested.class::isInstance)));
        return standing;
    }

    @Test
    void another_end_of_the_log_than_the_first_time_is_refused() {
        takeOver();
        copied--;

        assertThatThrownBy(this::takeOver)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TAKE_OVER_DIFFERS");
    }
}
