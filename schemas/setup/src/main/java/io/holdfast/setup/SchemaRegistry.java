package io.holdfast.setup;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.holdfast.schemas.RegisteredSchema;
import io.holdfast.schemas.Topic;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The schema registry, through Confluent's own client. Set-up alone asks it: it gives a schema its id, refuses one that cannot read what was
 * written before, and shows the schemas to others. What services read and write by is {@link io.holdfast.schemas.SchemaLog}.
 */
public final class SchemaRegistry {

    /**
     * Every reader must be able to read whatever was ever written, since the log is kept for ever; a plain BACKWARD would compare with the
     * newest version alone.
     */
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    /** A set-up without a registry fails at once. */
    private static final int CONNECT_MS = 5_000;

    /** One that has just started on a busy machine takes seconds for its first answers, and nobody waits for a set-up but its operator. */
    private static final int READ_MS = 20_000;

    /** A question without an answer is asked again: each may be asked any number of times. */
    private static final int MAX_ATTEMPTS = 3;

    private static final int CACHED_SCHEMAS = 1_000;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** Puts schemas into a registry under ids that they had before. */
    @FunctionalInterface
    interface Import {

        /** Puts them there, each subject's in their order. */
        void of(List<RegisteredSchema> schemas) throws IOException, InterruptedException;
    }

    private final String name;
    private final SchemaRegistryClient client;
    private final Import restore;

    /**
     * Wraps a client.
     *
     * @param name how messages call the registry: its address
     */
    SchemaRegistry(String name, SchemaRegistryClient client, Import restore) {
        this.name = name;
        this.client = client;
        this.restore = restore;
    }

    /** A registry at this address; nothing is sent yet. */
    public static SchemaRegistry at(String url) {
        var rest = new RestService(url);
        rest.setHttpConnectTimeoutMs(CONNECT_MS);
        rest.setHttpReadTimeoutMs(READ_MS);
        return new SchemaRegistry(
                url,
                new CachedSchemaRegistryClient(
                        rest, CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), Map.of(), Map.of()),
                schemas -> ApicurioImport.into(url, schemas));
    }

    /** Its address. */
    @Override
    public String toString() {
        return name;
    }

    /**
     * Returns if it answers: so that this is heard of before anything else is waited for.
     *
     * @throws SchemaRegistryException if it is away
     */
    void requireAnswer() {
        var _ = ask("counting its subjects", client::getAllSubjects);
    }

    /**
     * Registers the topic's schema, or finds it registered.
     *
     * @return its id
     * @throws SchemaRegistryException if the schema breaks compatibility with an earlier version, or the registry is away
     */
    public int register(Topic topic) {
        Schema schema = topic.value().orElseThrow();
        return ask("registering " + topic.subject(), () -> {
            client.updateCompatibility(topic.subject(), COMPATIBILITY);
            return client.register(topic.subject(), new AvroSchema(schema));
        });
    }

    /**
     * Every version of a subject in its order; none if there is no such subject.
     *
     * @throws SchemaRegistryException if the registry is away
     */
    List<RegisteredSchema> versions(String subject) {
        return askFor("looking up " + subject, () -> {
                    var versions = new ArrayList<RegisteredSchema>();
                    for (int version : client.getAllVersions(subject)) {
                        var found = client.getSchemaMetadata(subject, version);
                        versions.add(new RegisteredSchema(
                                subject, found.getId(), new Schema.Parser().parse(found.getSchema())));
                    }
                    return List.<RegisteredSchema>copyOf(versions);
                })
                .orElse(List.of());
    }

    /**
     * What has this id.
     *
     * @throws SchemaRegistryException if the registry is away
     */
    Optional<Schema> schema(int id) {
        return askFor(
                "looking up schema " + id,
                () -> new Schema.Parser().parse(client.getSchemaById(id).canonicalString()));
    }

    /**
     * Puts schemas there under the ids that they had before.
     *
     * @throws SchemaRegistryException if the registry is away or does not take them
     */
    void restore(List<RegisteredSchema> schemas) throws InterruptedException {
        try {
            restore.of(schemas);
        } catch (IOException failed) {
            throw new SchemaRegistryException(
                    "the schemas could not be put back into the registry at %s (%s): restore it from its backup"
                            .formatted(name, failed.getMessage()),
                    failed);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, RestClientException;
    }

    private <T> Optional<T> askFor(String what, Question<T> question) {
        return ask(what, () -> {
            try {
                return Optional.of(question.ask());
            } catch (RestClientException refused) {
                if (refused.getStatus() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    private <T> T ask(String what, Question<T> question) {
        try {
            return askUntilAnswered(question);
        } catch (RestClientException refused) {
            throw new SchemaRegistryException(
                    refused.getStatus() == CONFLICT
                            ? "the registry at %s refused a schema on %s (%s), since it cannot read what was written with an earlier version: give new fields a default and remove none that has no default"
                                    .formatted(name, what, refused.getMessage())
                            : "the schema registry at %s answered %d on %s: %s"
                                    .formatted(name, refused.getStatus(), what, refused.getMessage()),
                    refused);
        } catch (IOException away) {
            throw new SchemaRegistryException(
                    "the schema registry at %s cannot be reached (%s): start it, or correct its address"
                            .formatted(name, away.getMessage()),
                    away);
        }
    }

    private static <T> T askUntilAnswered(Question<T> question) throws IOException, RestClientException {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask();
            } catch (SocketTimeoutException unanswered) {
                if (attempt == MAX_ATTEMPTS) {
                    throw unanswered;
                }
            }
        }
    }
}
