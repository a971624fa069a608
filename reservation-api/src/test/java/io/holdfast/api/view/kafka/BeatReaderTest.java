package io.holdfast.api.view.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.region.CopyCompleteness;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.region.BeatPosition;
import io.holdfast.schemas.region.BeatTopic;
import io.holdfast.schemas.region.RegionBeat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BeatReaderTest {

    private static final Instant AT = Instant.parse("2026-11-27T22:00:00Z");

    private final AvroSerde<RegionBeat> serde =
            new AvroSerde<>(Topics.REGION_BEATS, RegionBeat.class, Schemas.carried());
    private final CopyCompleteness completeness = new CopyCompleteness();
    private final BeatReader reader = new BeatReader("us", Schemas.carried(), completeness);

    @Test
    void a_beat_counts_with_its_time_stamp_and_its_positions_of_the_states() {
        arrived(
                "inst-1",
                new BeatPosition(Topics.STATE.name(), 0, 5L),
                new BeatPosition("holdfast.seat-commands", 0, 9L));

        assertThat(completeness.asOf(Map.of(0, 4L))).isEmpty();
        assertThat(completeness.asOf(Map.of(0, 5L))).contains(AT);
    }

    @Test
    void a_region_whose_logs_were_begun_anew_is_not_known_any_more() {
        arrived("inst-1", new BeatPosition(Topics.STATE.name(), 0, 5L));
        assertThat(completeness.asOf(Map.of(0, 5L))).contains(AT);

        arrived("inst-2", new BeatPosition(Topics.STATE.name(), 0, 1L));
        arrived("inst-1", new BeatPosition(Topics.STATE.name(), 0, 5L));

        assertThat(completeness.asOf(Map.of(0, 5L))).isEmpty();
    }

    @Test
    void a_region_of_which_one_topic_was_made_anew_is_not_known_any_more() {
        beat(List.of(new BeatTopic("holdfast.seat-events", "id-1")));
        assertThat(completeness.asOf(Map.of(0, 5L))).contains(AT);

        beat(List.of(new BeatTopic("holdfast.seat-events", "id-1"), new BeatTopic("holdfast.schemas", "id-2")));
        assertThat(completeness.asOf(Map.of(0, 5L))).contains(AT);

        beat(List.of(new BeatTopic("holdfast.seat-events", "id-3")));

        assertThat(completeness.asOf(Map.of(0, 5L))).isEmpty();
    }

    private void beat(List<BeatTopic> topics) {
        reader.arrived(record(serde.encode(
                new RegionBeat("us", "inst-1", List.of(new BeatPosition(Topics.STATE.name(), 0, 5L)), topics))));
    }

    @Test
    void what_is_no_beat_is_passed_over() {
        reader.arrived(record(new byte[] {1, 2, 3}));
        reader.arrived(record(null));

        assertThat(completeness.asOf(Map.of(0, 5L))).isEmpty();
    }

    private void arrived(String installation, BeatPosition... positions) {
        reader.arrived(record(serde.encode(new RegionBeat("us", installation, List.of(positions), List.of()))));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "us.holdfast.region-beats",
                0,
                0,
                AT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
