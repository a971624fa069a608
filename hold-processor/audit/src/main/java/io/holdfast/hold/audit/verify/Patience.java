package io.holdfast.hold.audit.verify;

import java.time.Duration;

/**
 * How long something may be open before that breaks a promise, by log time: while nothing runs nobody grows older.
 *
 * @param nowMs the newest log time of all
 */
record Patience(long nowMs, Duration limit) {

    boolean over(long sinceMs) {
        return nowMs - sinceMs > limit.toMillis();
    }
}
