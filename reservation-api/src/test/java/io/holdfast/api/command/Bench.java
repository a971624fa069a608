package io.holdfast.api.command;

import io.holdfast.api.answer.Position;
import io.holdfast.api.command.Deadline.Purpose;
import io.holdfast.api.publish.TraceParent;
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

    static final Duration BEHIND = Duration.ofSeconds(1);

    final FakeLog log = new FakeLog();
    final FakeViews views = new FakeViews();
    final FakeFence fence = new FakeFence();
    final CountingWatch watch = new CountingWatch();
    final Waiters waiters = new Waiters(4, 3);
    final Waits waits = new Waits();
    final Progress progress = new Progress(System::nanoTime);
    final Room room = new Room(1_000, BEHIND, System::nanoTime);
    final Admission admission = new Admission(Partitions.DEFAULT, progress, room, BEHIND, System::nanoTime, watch);
    final Attempts attempts = new Attempts(log, 100, System::nanoTime, progress, watch);
    final Desk desk = new Desk(attempts, fence, waiters, admission, watch, waits);
    final SoldOut soldOut = new SoldOut(views);
    final Holds holds = new Holds(views, desk, soldOut);
    final Reservations reservations = new Reservations(views, desk);
    final Changes changes = new Changes(waits);
    final FakeContacts contacts = new FakeContacts();
    final Checkouts checkouts = new Checkouts(views, desk, changes, contacts, Duration.ofMinutes(2));
    final ReceiptAddresses addresses = new ReceiptAddresses(views, desk, contacts);
    final EventIndex index = new EventIndex();
    final Events events = new Events(views, desk, index);

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
        Waiters.Share share = purpose == Purpose.READ ? waiters.reads() : waiters.commands();
        int free = share.capacity() - share.waiting();
        var inside = new CountDownLatch(free);
        for (int place = 0; place < free; place++) {
            callers.execute(() -> waiters.admit(purpose, () -> {
                inside.countDown();
                return gone.join();
            }));
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
