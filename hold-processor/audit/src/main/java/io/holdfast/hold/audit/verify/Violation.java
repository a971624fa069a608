package io.holdfast.hold.audit.verify;

import java.util.List;

/** A promise that was broken. */
public record Violation(Promise promise, String what, List<Evidence> records) {

    /** Keeps a copy. */
    public Violation {
        records = List.copyOf(records);
    }
}
