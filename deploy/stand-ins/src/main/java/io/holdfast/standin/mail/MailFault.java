package io.holdfast.standin.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * What the mail server does wrong.
 *
 * @param millis for how long, if the kind is a matter of time
 * @param count how often; less than 1: until it is cleared
 */
public record MailFault(Kind kind, long millis, int count) {

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

    /** Refuses what says nothing. */
    public MailFault {
        Objects.requireNonNull(kind, "kind must be refuse, hang-after-accept, temporary-failure or refuse-recipient");
    }
}
