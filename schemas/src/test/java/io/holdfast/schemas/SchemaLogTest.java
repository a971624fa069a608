package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaLogTest {

    private static final Schema SEAT = Topics.RECEIPTS.value().orElseThrow();
    private static final Schema EVENT = Topics.STATE.value().orElseThrow();

    private Duration now = Duration.ofDays(1);

    private SchemaLog log(List<ConsumerRecord<byte[], byte[]>> records) {
        return new SchemaLog(records, () -> now.toNanos());
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, @Nullable Object value) {
        byte[] bytes = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
        byte[] name = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(Topics.SCHEMAS.name(), 0, 0, name, bytes);
    }

    private static double unknown(SimpleMeterRegistry meters) {
        return meters.get("holdfast.schema.unknown").gauge().value();
    }

    @Test
    void what_is_on_the_log_is_known_by_its_id_and_gives_its_topic_its_id() {
        SchemaLog log = log(List.of(
                record("holdfast.receipts-value/17", SEAT), record("hold-processor-state-changelog-value/4", EVENT)));

        assertThat(log.schema(17)).contains(SEAT);
        assertThat(log.idOf(Topics.RECEIPTS)).isEqualTo(17);
        assertThat(log.idOf(Topics.STATE)).isEqualTo(4);
        assertThat(log.schema(5)).isEmpty();
    }

    @Test
    void what_is_written_down_reads_back() {
        var schemas = List.of(
                new RegisteredSchema("holdfast.receipts-value", 3, SEAT),
                new RegisteredSchema("hold-processor-state-changelog-value", 9, EVENT));

        var log = new SchemaLog(
                SchemaLog.records(schemas).entrySet().stream()
                        .map(entry -> new ConsumerRecord<>(
                                "t", 0, 0, entry.getKey().getBytes(StandardCharsets.UTF_8), entry.getValue()))
                        .toList(),
                () -> 0);

        assertThat(log.all()).isEqualTo(schemas);
    }

    @Test
    void a_version_whose_set_up_has_not_run_does_not_start_and_says_what_to_do() {
        assertThatIllegalStateException()
                .isThrownBy(() -> log(List.of(record("hold-processor-state-changelog-value/4", EVENT)))
                        .idOf(Topics.RECEIPTS))
                .withMessageContaining("holdfast.receipts")
                .withMessageContaining("run the set-up of this version");
    }

    @Test
    void the_first_record_of_an_id_counts() {
        SchemaLog log = log(List.of(
                record("holdfast.receipts-value/17", SEAT), record("hold-processor-state-changelog-value/17", EVENT)));

        assertThat(log.schema(17)).contains(SEAT);
        assertThat(log.all()).hasSize(1);
    }

    @Test
    void what_is_no_schema_is_passed_over() {
        SchemaLog log = log(List.of(
                record(null, SEAT),
                record("17", SEAT),
                record("holdfast.receipts-value/x", SEAT),
                record("holdfast.receipts-value/17", "{"),
                record("holdfast.receipts-value/17", null),
                record("holdfast.receipts-value/18", SEAT)));

        assertThat(log.all()).extracting(RegisteredSchema::id).containsExactly(18);
    }

    @Test
    void a_schema_that_is_missed_is_shown_for_as_long_as_it_is_asked_for() {
        var meters = new SimpleMeterRegistry();
        SchemaLog log = log(List.of(record("holdfast.receipts-value/17", SEAT)));
        log.measure(Topics.SCHEMAS, meters);
        assertThat(log.schema(17)).isPresent();
        assertThat(unknown(meters)).isZero();

        assertThat(log.schema(18)).isEmpty();
        assertThat(unknown(meters)).isOne();

        now = now.plusMinutes(1);
        assertThat(unknown(meters)).isZero();
    }
}
