package io.holdfast.hold.simulation;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.holdfast.hold.simulation.promise.Reader;
import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;

/** How records are written, and how whoever checks them reads them. */
record Codecs(Serdes serdes, Reader reader) {

    /** With a registry in memory. */
    static Codecs inMemory() {
        var registry = new SchemaRegistry("memory", new MockSchemaRegistryClient());
        Topics.ALL.stream().filter(topic -> topic.value().isPresent()).forEach(registry::register);
        return new Codecs(Serdes.from(registry), Reader.from(registry));
    }
}
