package io.holdfast.schemas;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where a serde learns what its bytes mean. */
public interface Schemas {

    /**
     * The id of the topic's schema as this build carries it.
     *
     * @throws IllegalStateException if it has none here, saying what to do
     */
    int idOf(Topic topic);

    /**
     * The schema that a record was written with.
     *
     * @return empty if nobody here knows it at present; that says nothing about the record
     */
    Optional<Schema> schema(int id);

    /** What this build carries and nothing else, under ids that mean nothing elsewhere: for records that never leave the process. */
    static Schemas carried() {
        return new Schemas() {
            @Override
            public int idOf(Topic topic) {
                return Topics.ALL.indexOf(topic);
            }

            @Override
            public Optional<Schema> schema(int id) {
                return id >= 0 && id < Topics.ALL.size() ? Topics.ALL.get(id).value() : Optional.empty();
            }
        };
    }
}
