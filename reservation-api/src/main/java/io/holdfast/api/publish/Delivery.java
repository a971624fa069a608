package io.holdfast.api.publish;

import io.holdfast.api.answer.Sent;

/** What became of a command that was to be sent. */
public sealed interface Delivery {

    /** It is on the log, in every in-sync replica. */
    record Acknowledged(Sent sent) implements Delivery {}

    /** It never left this process. */
    record Refused() implements Delivery {}

    /** It was not acknowledged in time: it may be on the log, or not. */
    record InDoubt() implements Delivery {}
}
