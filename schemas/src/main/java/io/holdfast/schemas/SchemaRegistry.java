package io.holdfast.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The schema registry, through Confluent's own client. Services look schemas up and never register them: a schema is registered when the
 * topics are set up, before the services that write it are deployed.
 */
public final class SchemaRegistry implements Schemas {

    /**
     * Every reader must be able to read whatever was ever written, since the log is kept for ever; a plain BACKWARD would compare with the
     * newest version alone.
     */
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    /** Long enough for a registry that is busy, short enough that a start-up without one fails at once. */
    private static final int TIMEOUT_MS = 5_000;

    private static final int CACHED_SCHEMAS = 1_000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final String name;
    private final SchemaRegistryClient client;
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

    /**
     * Wraps a client.
     *
     * @param name how messages call the registry: its address
     */
    public SchemaRegistry(String name, SchemaRegistryClient client) {
        this.name = name;
        this.client = client;
    }

    /** A registry at this address; nothing is sent yet. */
    public static SchemaRegistry at(String url) {
        var rest = new RestService(url);
        rest.setHttpConnectTimeoutMs(TIMEOUT_MS);
        rest.setHttpReadTimeoutMs(TIMEOUT_MS);
        return new SchemaRegistry(
                url,
                new CachedSchemaRegistryClient(
                        rest, CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), Map.of(), Map.of()));
    }

    /**
     * Registers the topic's schema, or finds it registered.
     *
     * @return its id
     * @throws SchemaRegistryException where the schema breaks compatibility with an earlier version, or the registry is away
     */
    public int register(Topic topic) {
        Schema schema = schemaOf(topic);
        try {
            client.updateCompatibility(topic.subject(), COMPATIBILITY);
            return client.register(topic.subject(), new AvroSchema(schema));
        } catch (RestClientException refused) {
            if (refused.getStatus() == CONFLICT) {
                throw new SchemaRegistryException(
                        "the schema of %s cannot read what was written with an earlier version (%s): give new fields a default and remove none that has no default"
                                .formatted(topic.subject(), refused.getMessage()),
                        refused);
            }
            throw answered(refused, "registering " + topic.subject());
        } catch (IOException away) {
            throw unreachable(away);
        }
    }

    @Override
    public int idOf(Topic topic) {
        Schema schema = schemaOf(topic);
        try {
            return client.getId(topic.subject(), new AvroSchema(schema));
        } catch (RestClientException refused) {
            if (refused.getStatus() == NOT_FOUND) {
                throw new SchemaRegistryException(
                        "the schema of %s is not registered at %s: set the topics and schemas up before starting this version"
                                .formatted(topic.subject(), name),
                        refused);
            }
            throw answered(refused, "looking up " + topic.subject());
        } catch (IOException away) {
            throw unreachable(away);
        }
    }

    @Override
    public Optional<Schema> schema(int id) {
        Schema known = byId.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            if (!(client.getSchemaById(id).rawSchema() instanceof Schema schema)) {
                return Optional.empty();
            }
            byId.put(id, schema);
            return Optional.of(schema);
        } catch (RestClientException refused) {
            if (refused.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw answered(refused, "looking up schema " + id);
        } catch (IOException away) {
            throw unreachable(away);
        }
    }

    private static Schema schemaOf(Topic topic) {
        return topic.value().orElseThrow(() -> new IllegalArgumentException(topic.name() + " holds raw bytes"));
    }

    private SchemaRegistryException answered(RestClientException refused, String what) {
        return new SchemaRegistryException(
                "the schema registry at %s answered %d on %s: %s"
                        .formatted(name, refused.getStatus(), what, refused.getMessage()),
                refused);
    }

    private SchemaRegistryException unreachable(IOException away) {
        return new SchemaRegistryException(
                "the schema registry at %s cannot be reached (%s): start it, or correct holdfast.schema-registry.url"
                        .formatted(name, away.getMessage()),
                away);
    }
}
