package io.holdfast.hold.audit.verify;

import java.util.concurrent.atomic.LongAdder;

/** How far an audit has come. Written by its workers, read by whoever shows it. */
public final class Progress {

    private final LongAdder done = new LongAdder();
    private volatile long total;

    void begin(long commands) {
        total = commands;
    }

    void one() {
        done.increment();
    }

    /** Commands that were looked at. */
    public long done() {
        return done.sum();
    }

    /** Commands in all; 0 while that is not known. */
    public long total() {
        return total;
    }
}
