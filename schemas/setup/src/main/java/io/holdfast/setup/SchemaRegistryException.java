package io.holdfast.setup;

import org.jspecify.annotations.Nullable;

/** The registry refused, could not be asked, or contradicts the log; the message says what to do. */
public final class SchemaRegistryException extends RuntimeException {

    SchemaRegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
