package io.holdfast.schemas;

/**
 * Nobody here knows at present what a record was written with. Says nothing about the record: it must not be dropped for it, and may be read
 * at a later try.
 */
public final class UnknownSchemaException extends RuntimeException {

    UnknownSchemaException(int id) {
        super("schema %d is not on %s: run the set-up of the version that wrote the record"
                .formatted(id, Topics.SCHEMAS.name()));
    }
}
