package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The log is kept for ever: what was ever released can be read by the schemas of today. */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("src/test/resources/compatibility");

    static Stream<Topic> topics() {
        return Topics.ALL.stream().filter(topic -> topic.value().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void reads_every_released_version(Topic topic) throws Exception {
        List<Schema> released = released(topic);
        assertThat(released)
                .as(
                        "versions of %s: add the first as %s",
                        topic.subject(), folder(topic).resolve("v1.avsc"))
                .isNotEmpty();

        new SchemaValidatorBuilder()
                .canReadStrategy()
                .validateAll()
                .validate(topic.value().orElseThrow(), released);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void the_newest_released_version_is_the_one_in_use(Topic topic) throws Exception {
        assertThat(released(topic).getLast())
                .as(
                        "%s differs from its newest version in %s: add it there as the next",
                        topic.subject(), folder(topic))
                .isEqualTo(topic.value().orElseThrow());
    }

    @Test
    void a_new_field_without_a_default_is_refused() throws Exception {
        Schema before = released(Topics.RECEIPTS).getFirst();
        Schema after = new Schema.Parser()
                .parse(before.toString()
                        .replace(
                                "\"fields\":[{\"name\":\"event\"",
                                "\"fields\":[{\"name\":\"row\",\"type\":\"int\"},{\"name\":\"event\""));

        assertThatThrownBy(() -> new SchemaValidatorBuilder()
                        .canReadStrategy()
                        .validateAll()
                        .validate(after, List.of(before)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static Path folder(Topic topic) {
        return RELEASED.resolve(topic.subject());
    }

    private static List<Schema> released(Topic topic) throws IOException {
        if (!Files.exists(folder(topic))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(topic))) {
            return files.sorted(java.util.Comparator.comparingInt(CompatibilityTest::version))
                    .map(CompatibilityTest::parse)
                    .toList();
        }
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("[^0-9]", ""));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
