package io.holdfast.schemas;

/**
 * Nobody here knows at present what a record says: its schema is not on the log, or it has something that only a later build knows. Says
 * nothing about the record: it must not be dropped for it, and may be read at a later try or by a later build.
 */
public final class UnknownSchemaException extends RuntimeException {

    UnknownSchemaException(int id) {
        super("schema %d is not on %s: run the set-up of the version that wrote the record"
                .formatted(id, Topics.SCHEMAS.name()));
    }

    UnknownSchemaException(int id, String part) {
        super("schema %d has %s, which this build does not know: deploy the build that wrote the record"
                .formatted(id, part));
    }
}
