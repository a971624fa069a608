package io.holdfast.hold.simulation.promise;

/** The promises that a simulation can see broken, as docs/promises.md has them. */
public enum Promise {
    /** A seat is never held by, or sold to, two reservations at once. */
    P1,
    /** A reservation gets all of its seats or none of them. */
    P2,
    /** One identity has one outcome. */
    P3,
    /** What a caller is told is so at the command that it is told of, or later. */
    P4,
    /** A hold ends by itself: never early, and its seats can be had again soon after. */
    P5,
    /** While a payment is in doubt, its seats are neither freed nor given to anyone else. */
    P6,
    /** No money without seats. */
    P7,
    /** Everything decided can be replayed from the log, to the same bytes; every instance decides a command alike. */
    P9,
    /** What is on the log is decided: every command once. */
    P10
}
