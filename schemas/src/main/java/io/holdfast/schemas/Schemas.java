package io.holdfast.schemas;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where a serde learns what its bytes mean. */
public interface Schemas {

    /**
     * The id under which the topic's schema is registered.
     *
     * @throws SchemaRegistryException where it is not registered, or the registry is away
     */
    int idOf(Topic topic);

    /**
     * The schema that a record was written with.
     *
     * @return empty where the registry answers that it has none of this id
     * @throws SchemaRegistryException where the registry is away: the record may well be readable later
     */
    Optional<Schema> schema(int id);
}
