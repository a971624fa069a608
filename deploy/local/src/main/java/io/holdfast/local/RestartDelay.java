package io.holdfast.local;

import java.time.Duration;

/** When a part that died is started again: at once the first time, then ever later while it dies young. */
final class RestartDelay {

    /** A part that lived this long was well: its next death counts as its first. */
    static final Duration WELL_AFTER = Duration.ofSeconds(20);

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int STEP_MS = 500;

    private RestartDelay() {}

    /**
     * How long to wait.
     *
     * @param youngDeaths how often in a row it died young, this death included
     */
    static Duration after(int youngDeaths) {
        if (youngDeaths <= 1) {
            return Duration.ZERO;
        }
        long ms = (long) STEP_MS << Math.min(youngDeaths - 2, 10);
        return ms > LONGEST.toMillis() ? LONGEST : Duration.ofMillis(ms);
    }

    /** Deaths in a row after one at this age. */
    static int youngDeaths(int before, Duration age) {
        return age.compareTo(WELL_AFTER) < 0 ? before + 1 : 0;
    }
}
