package io.holdfast.api.command;

import io.holdfast.api.answer.Position;
import io.holdfast.api.command.Deadline.Purpose;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.settings.TestSettings;
import io.holdfast.api.view.Waits;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The calls on fakes. */
final class Bench {

    private static final Settings SETTINGS = TestSettings.places(4, 3);

    final FakeLog log = new FakeLog();
    final FakeViews views = new FakeViews();
    final FakeFence fence = new FakeFence();
    final CountingWatch watch = new CountingWatch();
    final Waiters waiters = new Waiters(SETTINGS, watch);
    final Waits waits = new Waits();
    final Progress progress = new Progress(System::nanoTime);
    final Room room = new Room(TestSettings.places(1_000, 1), System::nanoTime);
    final Attempts attempts = new Attempts(log, SETTINGS, System::nanoTime, progress, watch);
    final Admission admission =
            new Admission(Partitions.DEFAULT, attempts, views, progress, room, SETTINGS, System::nanoTime, watch);
    final Desk desk = new Desk(attempts, waiters, waits);
    final Lookup lookup = new Lookup(views, fence, waiters);
    final SoldOut soldOut = new SoldOut(views);
    final Holds holds = new Holds(views, lookup, attempts, desk, soldOut, watch);
    final Reservations reservations = new Reservations(views, lookup, attempts, desk);
    final Changes changes = new Changes(waits);
    final FakeContacts contacts = new FakeContacts();
    final Checkouts checkouts = new Checkouts(views, lookup, attempts, desk, waiters, changes, contacts, SETTINGS);
    final ReceiptAddresses addresses = new ReceiptAddresses(lookup, contacts);
    final EventIndex index = new EventIndex();
    final Events events = new Events(views, lookup, desk, index);

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
        Waiters.Share share = waiters.of(purpose);
        int free = share.capacity() - share.waiting();
        var inside = new CountDownLatch(free);
        for (int place = 0; place < free; place++) {
            callers.execute(() -> {
                share.enter();
                inside.countDown();
                gone.join();
                share.leave();
            });
        }
        try {
            inside.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A call that waits for longer than any test lasts. */
    static Call endless() {
        return call(Duration.ofHours(1));
    }

    static Call atOnce() {
        return call(Duration.ZERO);
    }

    static Call patient() {
        return call(Duration.ofSeconds(5));
    }

    static Call call(Duration patience) {
        return new Call(patience, Optional.empty(), TraceParent.continuing(null));
    }

    static Call after(Position position) {
        return new Call(Duration.ZERO, Optional.of(position), TraceParent.continuing(null));
    }
}
