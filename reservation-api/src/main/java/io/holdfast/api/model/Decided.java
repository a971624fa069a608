package io.holdfast.api.model;

import io.holdfast.schemas.LogPosition;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The owner's decision behind a state.
 *
 * @param position the command that was decided
 * @param at log time of the decision
 * @param traceId W3C trace id that the command carried
 * @param settled whether it is known to be committed
 */
public record Decided(LogPosition position, Instant at, Optional<String> traceId, Settled settled) {

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
}
