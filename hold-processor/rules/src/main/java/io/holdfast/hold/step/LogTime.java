package io.holdfast.hold.step;

/** Log time of a partition: the broker's append time, made monotonic by taking the greatest seen. */
public final class LogTime {

    private LogTime() {}

    /** Log time of a record that the broker stamped so, after a record of this log time; both in milliseconds. */
    public static long after(long latestMs, long stampMs) {
        return Math.max(latestMs, stampMs);
    }
}
