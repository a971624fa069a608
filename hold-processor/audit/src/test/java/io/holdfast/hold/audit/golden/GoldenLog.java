package io.holdfast.hold.audit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.hold.audit.OnePartitionLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A log in two files: {@code records.jsonl} has a line for each record with its bytes, {@code schemas.json} the schemas that they were written
 * with. What this build writes by the same schema it writes under the same id, and must come to the same bytes; by another, to what that schema can say.
 *
 * @param log its records
 * @param schemas those of the log, and this build's own
 */
record GoldenLog(OnePartitionLog log, Schemas schemas) {

    private static final int FIRST_ID = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDS = "records.jsonl";
    private static final String SCHEMAS = "schemas.json";

    /** This build's schemas, by the ids that a golden log uses. */
    static Schemas writing() {
        return new Schemas() {
            @Override
            public int idOf(Topic topic) {
                return FIRST_ID + Topics.ALL.indexOf(topic);
            }

            @Override
            public Optional<Schema> schema(int id) {
                return Schemas.carried().schema(id - FIRST_ID);
            }
        };
    }

    /** Reads a log from its folder. */
    static GoldenLog read(Path folder) throws IOException {
        JsonNode written = JSON.readTree(folder.resolve(SCHEMAS).toFile());
        var log = new OnePartitionLog();
        for (String line : Files.readAllLines(folder.resolve(RECORDS))) {
            JsonNode record = JSON.readTree(line);
            var headers = new RecordHeaders();
            record.get("headers")
                    .forEachEntry(
                            (name, value) -> headers.add(name, value.asText().getBytes(StandardCharsets.UTF_8)));
            log.append(
                    topic(record.get("topic").asText()),
                    record.get("atMs").asLong(),
                    bytes(record.get("key")),
                    bytes(record.get("value")),
                    headers);
        }
        var known = new HashMap<Integer, Schema>();
        written.forEachEntry(
                (id, schema) -> known.put(Integer.parseInt(id), new Schema.Parser().parse(schema.toString())));
        return new GoldenLog(log, new Schemas() {
            @Override
            public int idOf(Topic topic) {
                int then = writing().idOf(topic);
                return topic.value()
                                .filter(schema -> schema.equals(known.get(then)))
                                .isPresent()
                        ? then
                        : Schemas.carried().idOf(topic);
            }

            @Override
            public Optional<Schema> schema(int id) {
                return id < FIRST_ID ? Schemas.carried().schema(id) : Optional.ofNullable(known.get(id));
            }
        });
    }

    private static Topic topic(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Writes a log that was written by {@link #writing} into a folder. */
    static void write(OnePartitionLog log, Path folder) throws IOException {
        Files.createDirectories(folder);
        ObjectNode schemas = JSON.createObjectNode();
        List<String> lines = new ArrayList<>();
        for (Topic topic : Topics.ALL) {
            for (ConsumerRecord<byte[], byte[]> record : log.records(topic)) {
                lines.add(JSON.writeValueAsString(json(topic, record)));
                if (topic.value().isPresent()) {
                    schemas.set(
                            Integer.toString(writing().idOf(topic)),
                            JSON.readTree(topic.value().get().toString()));
                }
            }
        }
        Files.write(folder.resolve(RECORDS), lines);
        Files.writeString(
                folder.resolve(SCHEMAS), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schemas) + "\n");
    }

    private static ObjectNode json(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        ObjectNode json = JSON.createObjectNode().put("topic", topic.name()).put("atMs", record.timestamp());
        json.put("key", text(record.key())).put("value", text(record.value()));
        ObjectNode headers = json.putObject("headers");
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return json;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static byte @Nullable [] bytes(JsonNode text) {
        return text.isNull() ? null : Base64.getDecoder().decode(text.asText());
    }
}
