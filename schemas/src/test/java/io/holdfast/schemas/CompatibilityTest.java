package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.SeatRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The log is kept for ever: this build reads what any released version wrote, and a released version reads what this build writes, but for the types
 * and symbols that came later. A copy of each schema is kept when a version is released, and is never changed.
 */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("src/test/resources/compatibility");

    /** The sum of each copy, as {@code sha256sum} writes and checks them. */
    private static final Path SUMS = RELEASED.resolve("released.sha256");

    private static final String RECEIPT = """
            {"type": "record", "name": "Receipt", "fields": [
              {"name": "event", "type": "string"},
              {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["SENT", "OTHER"], "default": "OTHER"}},
              {"name": "at", "type": "long", "default": 0},
              {"name": "to", "type": ["null", {"type": "record", "name": "To", "fields": [{"name": "address", "type": "string"}]}]}]}
            """;

    static Stream<Topic> topics() {
        return Topics.ALL.stream().filter(topic -> topic.value().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_schema_in_use_and_every_released_version_of_it_read_each_other(Topic topic) throws IOException {
        for (Schema released : released(topic)) {
            assertThat(unreadable(released, topic.value().orElseThrow())).isEmpty();
        }
    }

    @Test
    void a_released_copy_is_neither_changed_nor_taken_away() throws IOException {
        assertThat(sums()).containsExactlyInAnyOrderElementsOf(Files.readAllLines(SUMS));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_released_version_has_a_copy_of_each_schema(Topic topic) throws IOException {
        assertThat(mayRelease(
                        System.getProperty("holdfast.version"), topic.value().orElseThrow(), released(topic)))
                .as("the newest copy of %s is the one in use: CONTRIBUTING.md says how to release", topic.subject())
                .isTrue();
    }

    @Test
    void a_schema_that_grew_can_be_released_once_its_copy_is_there() {
        Schema before = parse(RECEIPT);
        Schema after = parse(RECEIPT.replace("\"SENT\"", "\"SENT\", \"LOST\""));

        assertThat(mayRelease("1.0.0-SNAPSHOT", after, List.of(before))).isTrue();
        assertThat(mayRelease("1.0.0", after, List.of())).isFalse();
        assertThat(mayRelease("1.0.0", after, List.of(before))).isFalse();
        assertThat(mayRelease("1.0.0", after, List.of(before, after))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"event\", \"type\": \"string\"}, -> ",
                "{\"name\": \"at\" -> {\"name\": \"row\", \"type\": \"int\"}, {\"name\": \"at\"",
                "{\"name\": \"address\", \"type\": \"string\"} -> ",
                "\"event\", \"type\": \"string\" -> \"event\", \"type\": \"long\"",
                "\"To\" -> \"Addressee\"",
            })
    void a_change_that_either_side_cannot_read_is_refused(String change) {
        assertThat(unreadable(parse(RECEIPT), changed(change))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"at\", \"type\": \"long\", \"default\": 0}, -> ",
                "{\"name\": \"at\" -> {\"name\": \"row\", \"type\": \"int\", \"default\": 1}, {\"name\": \"at\"",
                "\"SENT\" -> \"SENT\", \"LOST\"",
                "[\"null\" -> [\"null\", {\"type\": \"record\", \"name\": \"Nobody\", \"fields\": []}",
            })
    void a_schema_may_grow_with_defaults_and_lose_what_has_one(String change) {
        assertThat(unreadable(parse(RECEIPT), changed(change))).isEmpty();
    }

    /** The first copies are of a build that knows no regions. */
    @Test
    void a_build_that_knows_no_regions_does_not_take_their_commands_for_others() throws IOException {
        Schema known = released(Topics.SEAT_COMMANDS).getFirst();
        var serde = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, Schemas.carried());
        var row = List.of(new SeatRange("A-1-1", "A-1-20"));

        for (SpecificRecord command : List.of(
                new CedePlaces("ev-1", "t", "us", row),
                new RequestPlaces("ev-1", "t", "us", 20),
                new ReceivePlaces("ev-1", "t", 1L, "us", row, 1L, 0, 0L),
                new AdoptEvent(
                        "ev-1", "Concert", "EUR", List.of(), 2, new Home("eu", List.of(), List.of()), "us", null, 0),
                new TakeOverRegion("ev-1", "us", 0, 7L, new Sha256(new byte[32])),
                new AdoptPlaces("ev-1", "us"),
                new RetireRegion("ev-1", "eu", 0, 7L, 0, 12L))) {
            byte[] record = serde.encode(new SeatCommand(command, null));

            assertThat(LaterParts.first(record, 5, Topics.SEAT_COMMANDS.value().orElseThrow(), known, true))
                    .contains("a " + command.getSchema().getName());
        }
    }

    /** Keeps a copy of each schema in use that differs from its newest released version. */
    @Test
    @EnabledIfSystemProperty(named = "holdfast.schemas.release", matches = "true")
    void release() throws IOException {
        for (Topic topic : topics().toList()) {
            Schema inUse = topic.value().orElseThrow();
            List<Schema> released = released(topic);
            if (!mayRelease("released", inUse, released)) {
                Files.createDirectories(folder(topic));
                Files.writeString(
                        copy(topic, released.size() + 1),
                        SchemaFormatter.format("json/pretty", inUse) + "\n",
                        StandardOpenOption.CREATE_NEW);
            }
        }
        Files.write(SUMS, sums());
    }

    private static boolean mayRelease(String version, Schema inUse, List<Schema> released) {
        return version.endsWith("-SNAPSHOT")
                || (!released.isEmpty() && released.getLast().equals(inUse));
    }

    private static List<Incompatibility> unreadable(Schema released, Schema inUse) {
        List<Incompatibility> found = new ArrayList<>(incompatibilities(inUse, released));
        Map<String, Schema> later = named(inUse, new HashMap<>());
        named(released, new HashMap<>()).forEach((name, reader) -> {
            // A type that came later in a union is seen by the reader (LaterParts); the others are compared by their
            // names, here.
            incompatibilities(reader, later.getOrDefault(name, reader)).stream()
                    .filter(each -> each.getType() != SchemaIncompatibilityType.MISSING_UNION_BRANCH)
                    .forEach(found::add);
        });
        return found;
    }

    private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    private static Map<String, Schema> named(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> named(field.schema(), found));
                }
            }
            case ENUM -> found.put(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(type -> named(type, found));
            case ARRAY -> named(schema.getElementType(), found);
            case MAP -> named(schema.getValueType(), found);
            default -> {}
        }
        return found;
    }

    private static Schema changed(String change) {
        String[] sides = change.split(" -> ", -1);
        assertThat(RECEIPT).contains(sides[0]);
        return parse(RECEIPT.replace(sides[0], sides[1]));
    }

    private static List<Schema> released(Topic topic) throws IOException {
        List<Schema> schemas = new ArrayList<>();
        for (int version = 1; Files.exists(copy(topic, version)); version++) {
            schemas.add(parse(Files.readString(copy(topic, version))));
        }
        return schemas;
    }

    private static List<String> sums() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .map(file -> "%s  %s".formatted(sha256(file), RELEASED.relativize(file)))
                    .toList();
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(Digests.sha256().digest(Files.readAllBytes(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder(Topic topic) {
        return RELEASED.resolve(topic.subject());
    }

    private static Path copy(Topic topic, int version) {
        return folder(topic).resolve("v%d.avsc".formatted(version));
    }

    private static Schema parse(String schema) {
        return new Schema.Parser().parse(schema);
    }
}
