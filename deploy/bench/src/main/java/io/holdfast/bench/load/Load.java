package io.holdfast.bench.load;

/** How the calls of a phase come. */
public sealed interface Load permits Schedule, ClosedLoop {

    long arrivals();

    /** Nanoseconds from the beginning until it ends. */
    long endNanos();

    /** It in words, such as "500/s" or "64 callers". */
    String words();
}
