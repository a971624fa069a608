package io.holdfast.api.overload;

import java.time.Duration;

/**
 * Says when to come back, to one after the other: each is given the next moment at which, at the measured pace, there will be room for one
 * more. Those who were told the same moment would be a crowd again.
 */
final class RetryAfterSchedule {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int LONGEST_S = 30;

    private long next;

    RetryAfterSchedule(long now) {
        this.next = now;
    }

    /**
     * Whole seconds, 1 to 30.
     *
     * @param excess how many have to be done with before there is room
     * @param perSecond how many are done with in a second
     * @param silence how long nothing has been done; without a rate it is expected to last as long again
     */
    synchronized int seconds(int excess, double perSecond, Duration silence, long now) {
        long end = now + LONGEST_S * SECOND;
        if (perSecond <= 0) {
            return whole(Math.min(silence.toNanos(), end - now));
        }
        long turn = Math.min(end, Math.max(now + takes(excess, perSecond), next));
        next = Math.min(end, turn + takes(1, perSecond));
        return whole(turn - now);
    }

    private static long takes(int many, double perSecond) {
        return (long) (Math.min(LONGEST_S, many / perSecond) * (double) SECOND);
    }

    private static int whole(long nanos) {
        return (int) Math.max(1, Math.ceilDiv(nanos, SECOND));
    }
}
