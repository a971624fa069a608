package io.holdfast.standin.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the mail server does wrong.
 *
 * @param kind what
 * @param millis for how long, where the kind is a matter of time
 * @param count how often; -1: until it is cleared
 */
public record Fault(Kind kind, long millis, int count) {

    static final int ALWAYS = -1;

    /** What can go wrong with a mail server. */
    public enum Kind {
        /** It is down: connections are closed as soon as they are made, and those that are open. */
        @JsonProperty("refuse")
        REFUSE,
        /** It has the mail and does not say so for a while. */
        @JsonProperty("hang-after-accept")
        HANG_AFTER_ACCEPT,
        /** It answers 451. */
        @JsonProperty("temporary-failure")
        TEMPORARY_FAILURE,
        /** It knows no such recipient: 550. */
        @JsonProperty("refuse-recipient")
        REFUSE_RECIPIENT
    }

    /** Refuses what makes no sense. */
    public Fault {
        if (millis < 0) {
            throw new IllegalArgumentException("millis must not be negative");
        }
        if (count < ALWAYS || count == 0) {
            throw new IllegalArgumentException("count must be at least 1, or -1 for until it is cleared");
        }
    }

    /** A fault until it is cleared. */
    public static Fault always(Kind kind, long millis) {
        return new Fault(kind, millis, ALWAYS);
    }

    /** The form in which it is asked for: what is left out is 0 milliseconds, until it is cleared. */
    record Body(
            @Nullable Kind kind,
            @Nullable Long millis,
            @Nullable Integer count) {

        Fault fault() {
            if (kind == null) {
                throw new IllegalArgumentException(
                        "kind must be refuse, hang-after-accept, temporary-failure or refuse-recipient");
            }
            return new Fault(kind, millis == null ? 0 : millis, count == null ? ALWAYS : count);
        }
    }
}
