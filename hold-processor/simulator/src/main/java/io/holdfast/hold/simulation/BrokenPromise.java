package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.verify.Promise;
import org.jspecify.annotations.Nullable;

/** A promise was broken. */
public final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Promise promise;

    /** A breach of this promise. */
    public BrokenPromise(Promise promise, String what) {
        super(what);
        this.promise = promise;
    }

    public Promise promise() {
        return promise;
    }

    /** Throws if a promise was not kept. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
    public static void unless(boolean kept, Promise promise, String what, @Nullable Object... details) {
        if (!kept) {
            throw new BrokenPromise(promise, what.formatted(details));
        }
    }
}
