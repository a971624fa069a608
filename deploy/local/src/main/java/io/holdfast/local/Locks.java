package io.holdfast.local;

/** Who has to show a stack who he is. */
enum Locks {
    /** Nobody. */
    NONE,
    /** Callers over HTTP, by a token. */
    CALLERS,
    /** Callers, and every client of the broker, which grants each of them its own rights and encrypts. */
    ALL
}
