package io.holdfast.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of the calls of one kind. Calls that are due are settled (an outcome), checking (202), refused (429, 503), failed, without an
 * answer, or were never sent since too many were under way.
 */
public final class Counts {

    /** Longest latency that is told apart, in microseconds. */
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);

    private static final int DIGITS = 3;

    private final Histogram latency = new Histogram(LONGEST, DIGITS);
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private long due;
    private long notSent;
    private long settled;
    private long checking;
    private long refused;
    private long failed;
    private long settledInTime;
    private long settledInWindow;

    /** A call is due. */
    public void due() {
        due++;
    }

    void notSent() {
        notSent++;
    }

    void error(String kind) {
        failed++;
        errors.merge(kind, 1L, Long::sum);
    }

    /**
     * An answer came.
     *
     * @param tookNanos since the call was due
     * @param inWindow while the load lasted
     * @param inTime before the caller would have given up
     */
    public void answer(int status, long tookNanos, boolean inWindow, boolean inTime) {
        byStatus.merge(status, 1L, Long::sum);
        switch (StatusMeaning.of(status)) {
            case SETTLED -> {
                settled++;
                settledInWindow += inWindow ? 1 : 0;
                settledInTime += inWindow && inTime ? 1 : 0;
                record(tookNanos);
            }
            case CHECKING -> {
                checking++;
                // It is no outcome, and has taken its time: to leave it out would make slowness look fast.
                record(tookNanos);
            }
            case REFUSED -> refused++;
            case FAILED -> error("status " + status);
        }
    }

    private void record(long tookNanos) {
        latency.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(tookNanos), 0, LONGEST));
    }

    void add(Counts other) {
        latency.add(other.latency);
        other.byStatus.forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        other.errors.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        due += other.due;
        notSent += other.notSent;
        settled += other.settled;
        checking += other.checking;
        refused += other.refused;
        failed += other.failed;
        settledInTime += other.settledInTime;
        settledInWindow += other.settledInWindow;
    }

    /** Latency of outcomes and of answers that say CHECKING, in microseconds, from the instant that the call was due. */
    public Histogram latencyMicros() {
        return latency;
    }

    public Map<Integer, Long> byStatus() {
        return byStatus;
    }

    public Map<String, Long> errors() {
        return errors;
    }

    public long calls() {
        return due;
    }

    /** Calls that were not sent, since as many as are allowed were under way. */
    public long unsent() {
        return notSent;
    }

    public long outcomes() {
        return settled;
    }

    public long checking() {
        return checking;
    }

    public long refused() {
        return refused;
    }

    public long failed() {
        return failed;
    }

    /** Outcomes while the load lasted. */
    public long outcomesInWindow() {
        return settledInWindow;
    }

    /** Outcomes while the load lasted that came before the caller would have given up. */
    public long outcomesInTime() {
        return settledInTime;
    }
}
