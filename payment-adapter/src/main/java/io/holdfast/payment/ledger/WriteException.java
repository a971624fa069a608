package io.holdfast.payment.ledger;

/** A record was not acknowledged. It may be on the log or not: nothing may go on as if either were known. */
public final class WriteException extends RuntimeException {

    WriteException(String message, Throwable cause) {
        super(message, cause);
    }
}
