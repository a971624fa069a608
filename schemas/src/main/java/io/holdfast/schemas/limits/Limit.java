package io.holdfast.schemas.limits;

import java.util.Optional;

/** Holds a value to its limit, if only a fault or a record of a stranger can break it. */
public final class Limit {

    private Limit() {}

    /** Refuses a value that is not as it must be, and says how it must be. */
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * Refuses a value that has a problem.
     *
     * @param what names the value
     * @param problem what the value must be; empty if it is so
     */
    public static void require(String what, Optional<String> problem) {
        if (problem.isPresent()) {
            throw new IllegalArgumentException(what + ' ' + problem.get());
        }
    }
}
