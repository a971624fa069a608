package io.holdfast.schemas;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** These bytes are no record of the expected type, now or at any later try. */
public final class UndecodableException extends SerializationException {

    /**
     * Says why.
     *
     * @param cause null if nothing else failed
     */
    public UndecodableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
