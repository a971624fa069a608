package io.holdfast.api.usecase;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.answer.States;
import io.holdfast.api.decision.Call;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.decision.Changes;
import io.holdfast.api.decision.CommandGateway;
import io.holdfast.api.decision.CountedCommands;
import io.holdfast.api.decision.Lookup;
import io.holdfast.api.decision.OwnerProgress;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.decision.SharedPlaces;
import io.holdfast.api.decision.WaitingPlaces;
import io.holdfast.api.fence.Waits;
import io.holdfast.api.overload.Admission;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.overload.SoldOutEvents;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.region.ForeignSeats;
import io.holdfast.api.region.Homes;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.regions.Regions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The calls on fakes. */
public final class CallsFixture {

    private static final Settings SETTINGS = TestSettings.places(4, 3);

    public final Homes homes;
    public final FakeCopies copies = new FakeCopies();
    public final FakeLog log = new FakeLog();
    public final FakeViews views = new FakeViews();
    public final FakeFence fence = new FakeFence();
    public final CountedCommands counted = new CountedCommands();
    public final WaitingPlaces waiters = new WaitingPlaces(SETTINGS, counted);
    public final Waits waits = new Waits();
    public final OwnerProgress progress = new OwnerProgress(System::nanoTime);
    public final InFlightHolds room = new InFlightHolds(TestSettings.places(1_000, 1), System::nanoTime);
    public final PendingCommands attempts = new PendingCommands(log, SETTINGS, System::nanoTime, progress, counted);
    public final Admission admission =
            new Admission(Partitions.DEFAULT, attempts, views, progress, room, SETTINGS, System::nanoTime, counted);
    public final CommandGateway gateway = new CommandGateway(attempts, waiters, waits);
    public final Lookup lookup;
    public final SoldOutEvents soldOut = new SoldOutEvents(views);
    public final Holds holds;
    public final Reservations reservations;
    public final Changes changes = new Changes(waits);
    public final FakeContactWriter contacts = new FakeContactWriter();
    public final Checkouts checkouts;
    public final ReceiptAddresses addresses;
    public final EventIndex index = new EventIndex();
    public final Events events;
    public final Transfers transfers;

    /** Without regions. */
    public CallsFixture() {
        this(RegionSettings.NONE);
    }

    /** With these regions. */
    public CallsFixture(RegionSettings regions) {
        this.homes = new Homes(regions);
        this.lookup = new Lookup(views, fence, waiters, homes);
        this.holds = new Holds(views, lookup, attempts, gateway, soldOut, counted, copies);
        this.reservations = new Reservations(views, lookup, attempts, gateway, copies);
        this.checkouts = new Checkouts(views, lookup, attempts, gateway, waiters, changes, contacts, SETTINGS);
        this.addresses = new ReceiptAddresses(lookup, contacts);
        this.events = new Events(views, lookup, gateway, index, new ForeignSeats(copies));
        this.transfers = new Transfers(views, lookup, gateway, copies);
    }

    /** In region eu or us; there is no other region. */
    static CallsFixture in(String here) {
        return new CallsFixture(new RegionSettings(new Regions(Optional.of(here), List.of("eu", "us")), Map.of(), 0));
    }

    /** What a patient caller is told by each call that changes something of a reservation. */
    List<Answer> changes(String reservation, String... seats) {
        return List.of(
                holds.hold(new HoldRequest(States.EVENT, reservation, List.of(seats), 300), patient()),
                reservations.release(States.EVENT, reservation, patient()),
                reservations.extend(States.EVENT, reservation, 60, patient()),
                checkouts.checkout(
                        new CheckoutRequest(
                                States.EVENT,
                                reservation,
                                Optional.of("pm_card_visa"),
                                Optional.of("a@example.com"),
                                Optional.empty()),
                        patient()),
                addresses.replace(States.EVENT, reservation, "a@example.com", patient()),
                addresses.erase(States.EVENT, reservation));
    }

    /** Has a call for each place of these kinds wait for nothing, until the crowd is closed. */
    AutoCloseable crowd(Purpose... purposes) {
        var gone = new CompletableFuture<Void>();
        var callers = Executors.newVirtualThreadPerTaskExecutor();
        for (Purpose purpose : purposes) {
            fill(purpose, callers, gone);
        }
        return () -> {
            gone.complete(null);
            callers.close();
        };
    }

    private void fill(Purpose purpose, Executor callers, CompletableFuture<Void> gone) {
        SharedPlaces share = purpose == Purpose.READ ? waiters.reads() : waiters.commands();
        var wait = new Deadline(purpose, Optional.empty(), 0, Duration.ZERO);
        int free = share.capacity() - share.taken();
        var inside = new CountDownLatch(free);
        for (int place = 0; place < free; place++) {
            callers.execute(() -> {
                var _ = waiters.within(
                        wait,
                        () -> {
                            inside.countDown();
                            return gone.join();
                        },
                        () -> null);
            });
        }
        try {
            inside.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A call that waits for longer than any test lasts. */
    public static Call endless() {
        return call(Duration.ofHours(1));
    }

    public static Call atOnce() {
        return call(Duration.ZERO);
    }

    public static Call patient() {
        return call(Duration.ofSeconds(5));
    }

    public static Call call(Duration patience) {
        return new Call(patience, Optional.empty(), Optional.empty(), TraceParent.continuing(null));
    }

    public static Call after(LogPosition position) {
        return new Call(Duration.ZERO, Optional.of(position), Optional.empty(), TraceParent.continuing(null));
    }
}
