package io.holdfast.api.view;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;
import java.util.List;

/** A registry in memory that has every schema. */
public final class TestRegistry {

    private TestRegistry() {}

    public static SchemaRegistry create() {
        var registry = new SchemaRegistry("memory", new MockSchemaRegistryClient(List.of(new AvroSchemaProvider())));
        Topics.ALL.stream().filter(topic -> topic.value().isPresent()).forEach(topic -> {
            int id = registry.register(topic);
            assert id > 0;
        });
        return registry;
    }
}
