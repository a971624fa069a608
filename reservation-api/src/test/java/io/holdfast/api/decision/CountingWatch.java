package io.holdfast.api.decision;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it was told. */
public final class CountingWatch implements CommandWatch {

    final List<Duration> decided = new CopyOnWriteArrayList<>();
    public final AtomicInteger done = new AtomicInteger();
    public final AtomicInteger underWay = new AtomicInteger();
    public final List<Reason> refused = new CopyOnWriteArrayList<>();
    public final AtomicInteger returned = new AtomicInteger();

    @Override
    public void decided(Duration afterSending) {
        decided.add(afterSending);
    }

    @Override
    public void repeatedDone() {
        done.incrementAndGet();
    }

    @Override
    public void repeatedUnderWay() {
        underWay.incrementAndGet();
    }

    @Override
    public void refused(Reason reason) {
        refused.add(reason);
    }

    @Override
    public void returned() {
        returned.incrementAndGet();
    }
}
