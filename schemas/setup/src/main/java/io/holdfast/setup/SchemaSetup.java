package io.holdfast.setup;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.RegisteredSchema;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Brings the registry, the log and this version's schemas together: each schema has one id for ever, in both places. What one of them has lost
 * it gets back from the other. Doing so again changes nothing.
 */
public final class SchemaSetup {

    private static final List<Topic> TOPICS =
            Topics.ALL.stream().filter(topic -> topic.value().isPresent()).toList();

    private final SchemaRegistry registry;

    SchemaSetup(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * Gives a registry back what it lost, registers what is new, and writes down what the log does not have.
     *
     * @return the id of each subject's schema as this version has it
     * @throws SchemaRegistryException if the registry is away, refuses a schema, or contradicts the log
     * @throws IllegalStateException if the log cannot be read, saying what to do
     * @throws org.apache.kafka.common.KafkaException if it cannot be written
     */
    public static Map<String, Integer> run(KafkaCluster cluster, SchemaRegistry registry) throws InterruptedException {
        registry.requireAnswer();
        var setup = new SchemaSetup(registry);
        List<RegisteredSchema> logged = SchemaLog.read(cluster).all();
        setup.restore(logged);
        Map<String, Integer> ids = setup.register();
        SchemaLog.append(cluster, setup.missing(logged));
        return ids;
    }

    /** Gives the registry back what the log has; nothing is changed unless all of it goes back under its id. */
    void restore(List<RegisteredSchema> logged) throws InterruptedException {
        List<RegisteredSchema> lost = lost(logged);
        if (lost.isEmpty()) {
            return;
        }
        for (RegisteredSchema entry : lost) {
            Optional<Schema> other = registry.schema(entry.id());
            if (other.isPresent() || !registry.versions(entry.subject()).isEmpty()) {
                throw contradicts(entry);
            }
        }
        registry.restore(lost);
        for (RegisteredSchema entry : lost(lost)) {
            throw contradicts(entry);
        }
    }

    private List<RegisteredSchema> lost(List<RegisteredSchema> logged) {
        return logged.stream()
                .filter(entry -> !registry.versions(entry.subject()).contains(entry))
                .toList();
    }

    private SchemaRegistryException contradicts(RegisteredSchema entry) {
        return new SchemaRegistryException(
                "on the log schema %d is one of %s, and the registry at %s has another one there: it was emptied and filled anew. Empty it and run the set-up, which fills it from the log, or restore it from its backup"
                        .formatted(entry.id(), entry.subject(), registry),
                null);
    }

    /** Registers what this version has. */
    Map<String, Integer> register() {
        var ids = new LinkedHashMap<String, Integer>();
        TOPICS.forEach(topic -> ids.put(topic.subject(), registry.register(topic)));
        return ids;
    }

    /** What the log does not have of what is registered, whichever version registered it. */
    List<RegisteredSchema> missing(List<RegisteredSchema> logged) {
        var missing = new ArrayList<RegisteredSchema>();
        TOPICS.forEach(topic -> missing.addAll(registry.versions(topic.subject())));
        missing.removeAll(logged);
        for (RegisteredSchema entry : missing) {
            logged.stream()
                    .filter(known -> known.id() == entry.id() && !known.schema().equals(entry.schema()))
                    .findFirst()
                    .ifPresent(known -> {
                        throw contradicts(known);
                    });
        }
        return missing;
    }
}
