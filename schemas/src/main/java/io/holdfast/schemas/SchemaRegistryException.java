package io.holdfast.schemas;

/** The registry refused, or could not be asked. Says nothing about the record at hand: it must not be dropped for it. */
public final class SchemaRegistryException extends RuntimeException {

    SchemaRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
