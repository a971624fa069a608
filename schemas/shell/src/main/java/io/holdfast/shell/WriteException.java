package io.holdfast.shell;

/** A record was not acknowledged. It may be on the log or not: nothing may go on as if either were known. */
public final class WriteException extends RuntimeException {

    WriteException(String topic, Throwable cause) {
        super("a record for %s was not acknowledged".formatted(topic), cause);
    }
}
