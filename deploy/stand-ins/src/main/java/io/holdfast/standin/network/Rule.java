package io.holdfast.standin.network;

import java.time.Duration;

/** What becomes of the traffic of one direction. */
public sealed interface Rule {

    /** It passes. */
    Rule OPEN = new Slow(Duration.ZERO);

    /** Connections are reset, and new ones refused. */
    record Cut() implements Rule {}

    /** Nothing arrives, and nobody is told; what was sent meanwhile arrives once the link is healed, as TCP would send it again. */
    record Silent() implements Rule {}

    /** As cut for this long, then as open for this long, again and again. */
    record Flapping(Duration every) implements Rule {

        boolean isCut(long nowNanos) {
            return Math.floorMod(nowNanos / every.toNanos(), 2) == 0;
        }
    }

    /** Everything arrives this much later, in its order. */
    record Slow(Duration by) implements Rule {}
}
