package io.holdfast.api.canary;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.decided;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.CountedCommands;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.WaitingPlaces;
import io.holdfast.api.fence.Waits;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Section;
import io.holdfast.api.overload.SoldOutEvents;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.region.ForeignSeats;
import io.holdfast.api.region.Homes;
import io.holdfast.api.settings.CanarySettings;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.api.usecase.EventIndex;
import io.holdfast.api.usecase.Events;
import io.holdfast.api.usecase.FakeCopies;
import io.holdfast.api.usecase.FakeFence;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.api.usecase.Holds;
import io.holdfast.api.usecase.Reservations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private static final String EVENT = "canary-api-0";

    private final CountedCommands counted = new CountedCommands();
    private final FakeLog log = new FakeLog();
    private final FakeViews views = new FakeViews();
    private final FakeFence fence = new FakeFence();
    private final FakeCopies copies = new FakeCopies();
    private final Homes homes = new Homes(RegionSettings.NONE);
    private final AtomicLong millis = new AtomicLong(1_795_000_000_000L);
    private final AtomicLong nanoTime = new AtomicLong();
    private final OwnerProgress progress = new OwnerProgress(System::nanoTime);
    private final PendingCommands attempts =
            new PendingCommands(log, TestSettings.pending(100), System::nanoTime, progress, counted);
    private final Waits waits = new Waits();
    private final WaitingPlaces waiters = new WaitingPlaces(TestSettings.places(4, 4), counted);
    private final CommandGateway gateway = new CommandGateway(attempts, waiters, waits);
    private final Lookup lookup = new Lookup(views, fence, waiters, homes);
    private final List<String> steps = new ArrayList<>();
    private final Canary canary = new Canary(
            new CanarySettings("api-0", EVENT, Duration.ofMinutes(1)),
            homes,
            new Events(views, lookup, gateway, new EventIndex(), new ForeignSeats(copies)),
            new Holds(views, lookup, attempts, gateway, new SoldOutEvents(views), counted, copies),
            new Reservations(views, lookup, attempts, gateway, copies),
            (step, outcome, time) -> steps.add("%s %s %d".formatted(step, outcome, time.toMillis())),
            () -> Instant.ofEpochMilli(millis.incrementAndGet()),
            () -> nanoTime.addAndGet(Duration.ofMillis(7).toNanos()));

    @BeforeEach
    void an_owner_decides_at_once() {
        log.behave((command, offset) -> {
            switch (command) {
                case Command.OpenEvent(EventRequest request) -> views.put(event(request, Event.Status.OPEN, offset));
                case Command.HoldSeats(HoldRequest request) ->
                    views.put(reservation(request.reservation(), request.seats(), Reservation.Status.HELD, offset));
                case Command.ReleaseSeats release ->
                    views.put(reservation(
                            release.reservation(), List.of(release.firstSeat()), Reservation.Status.RELEASED, offset));
                default -> throw new AssertionError("a canary sends no " + command);
            }
            attempts.arrived(command.subject().key(), at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }

    private static Event event(EventRequest request, Event.Status status, long offset) {
        return States.event(request.event(), request.name(), request.sections(), status, decided(offset));
    }

    private static Reservation reservation(String id, List<String> seats, Reservation.Status status, long offset) {
        return new Reservation(
                EVENT,
                id,
                status,
                seats,
                15,
                Optional.empty(),
                1,
                0,
                "EUR",
                Reservation.Payments.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                decided(offset));
    }

    @Test
    void it_holds_a_seat_of_its_own_event_and_gives_it_back_and_measures_each_step() {
        canary.round();

        assertThat(steps).containsExactly("OPEN OK 7", "HOLD OK 7", "RELEASE OK 7");
        assertThat(log.sent())
                .hasSize(3)
                .allSatisfy(command -> assertThat(command.subject().event()).isEqualTo(EVENT));
    }

    @Test
    void each_round_has_its_own_reservation_and_seat_and_the_event_is_opened_once() {
        canary.round();
        canary.round();

        List<HoldRequest> holds = log.sent().stream()
                .filter(Command.HoldSeats.class::isInstance)
                .map(command -> ((Command.HoldSeats) command).request())
                .toList();
        assertThat(holds).extracting(HoldRequest::reservation).doesNotHaveDuplicates();
        assertThat(holds).extracting(HoldRequest::seats).doesNotHaveDuplicates().hasSize(2);
        assertThat(log.sent()).hasSize(5);
    }

    @Test
    void where_the_log_is_away_it_says_so_and_goes_no_further() {
        log.behave((_, _) -> CompletableFuture.completedFuture(new Delivery.Refused()));

        canary.round();

        assertThat(steps).containsExactly("OPEN REFUSED 7");
    }

    @Test
    void an_owner_that_is_behind_is_told_from_one_that_refuses() {
        var request = new EventRequest(
                EVENT, "Canary of api-0", "EUR", List.of(new Section("A", 1, 10, 0)), Optional.empty());
        views.put(event(request, Event.Status.OPEN, 1));
        log.behave(FakeLog::acknowledge);
        waits.end();

        canary.round();

        assertThat(steps).containsExactly("OPEN OK 7", "HOLD CHECKING 7");
    }

    @Test
    void an_event_that_somebody_closed_is_refused() {
        var request = new EventRequest(
                EVENT, "Canary of api-0", "EUR", List.of(new Section("A", 1, 10, 0)), Optional.empty());
        views.put(event(request, Event.Status.CLOSED, 1));

        canary.round();

        assertThat(steps).containsExactly("OPEN REFUSED 7");
    }

    @Test
    void a_fault_of_ours_is_a_failure_and_no_end_of_the_canary() {
        log.behave((_, _) -> {
            throw new IllegalStateException("broken");
        });

        canary.round();

        assertThat(steps).containsExactly("OPEN FAILED 7");
    }
}
