package io.holdfast.hold.simulation.promise;

import org.jspecify.annotations.Nullable;

/** A promise was broken. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Promise promise;

    /** A breach of this promise. */
    public Violation(Promise promise, String what) {
        super(what);
        this.promise = promise;
    }

    public Promise promise() {
        return promise;
    }

    /** Throws where a promise was not kept. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
    public static void unless(boolean kept, Promise promise, String what, @Nullable Object... details) {
        if (!kept) {
            throw new Violation(promise, what.formatted(details));
        }
    }
}
