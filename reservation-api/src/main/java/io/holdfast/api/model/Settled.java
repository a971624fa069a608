package io.holdfast.api.model;

import java.util.Locale;

/** How settled a decision was when its caller was told. Both are final; they differ in who can see it by then. */
public enum Settled {
    /**
     * Decided, and not seen committed yet: it follows from what is on the log, so it is decided the same if it is decided again. Other readers of
     * the views may be told later.
     */
    DECIDED,
    /** Committed by the owner: every reader can see it. */
    COMMITTED;

    /** The word that callers see. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
