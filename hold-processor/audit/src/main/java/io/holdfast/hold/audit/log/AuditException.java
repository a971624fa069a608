package io.holdfast.hold.audit.log;

import org.jspecify.annotations.Nullable;

/** The audit can't be done; the message says what to mend. It says nothing about the promises. */
public final class AuditException extends RuntimeException {

    /** With a message for people. */
    public AuditException(String message) {
        this(message, null);
    }

    /** With a message for people and its cause. */
    public AuditException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
