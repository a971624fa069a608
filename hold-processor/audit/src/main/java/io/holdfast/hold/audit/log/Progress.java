package io.holdfast.hold.audit.log;

import java.util.concurrent.atomic.LongAdder;

/** How far an audit has come. Written by its workers, read by the progress bar. */
public final class Progress {

    private final LongAdder done = new LongAdder();
    private volatile long total;

    /** This number of commands will be looked at. */
    public void begin(long commands) {
        total = commands;
    }

    public void one() {
        done.increment();
    }

    public long done() {
        return done.sum();
    }

    /** Commands in all; 0 while that is not known. */
    public long total() {
        return total;
    }
}
