package io.holdfast.api.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.region.BeatPosition;
import io.holdfast.schemas.region.BeatTopic;
import io.holdfast.schemas.region.RegionBeat;
import io.holdfast.schemas.state.LogEnd;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class BeatWriterTest {

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final AvroSerde<RegionBeat> serde =
            new AvroSerde<>(Topics.REGION_BEATS, RegionBeat.class, Schemas.carried());
    private boolean away;
    private final BeatWriter beats = new BeatWriter(
            producer,
            Schemas.carried(),
            new BeatWriter.Identity("eu", "inst-1", "api-0"),
            new Ends(),
            () -> Map.of("holdfast.seat-events", "id-1"),
            new Partitions(2),
            () -> {});

    /** Two commands in partition 1, none in partition 0. */
    private final class Ends implements LogEnd {
        @Override
        public Optional<Instant> newestCommand() {
            return Optional.empty();
        }

        @Override
        public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws ExecutionException {
            if (away) {
                throw new ExecutionException(new IllegalStateException("away"));
            }
            var ends = new HashMap<TopicPartition, Long>();
            partitions.forEach(partition -> ends.put(partition, partition.partition() == 1 ? 2L : 0L));
            return ends;
        }
    }

    @Test
    void a_beat_says_what_the_view_shows_and_where_the_commands_end() {
        beats.round(() -> true, () -> Map.of(0, 41L));

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.REGION_BEATS.name());
            assertThat(record.partition()).isZero();
            assertThat(record.key()).isEqualTo("api-0");
            RegionBeat beat = serde.decode(record.value());
            assertThat(beat.getRegion()).isEqualTo("eu");
            assertThat(beat.getInstallation()).isEqualTo("inst-1");
            assertThat(beat.getPositions())
                    .extracting(BeatPosition::getTopic, BeatPosition::getPartition, BeatPosition::getOffset)
                    .containsExactly(tuple(Topics.STATE.name(), 0, 41L), tuple(Topics.SEAT_COMMANDS.name(), 1, 1L));
            assertThat(beat.getTopics())
                    .extracting(BeatTopic::getTopic, BeatTopic::getId)
                    .containsExactly(tuple("holdfast.seat-events", "id-1"));
        });
    }

    @Test
    void nothing_is_said_while_the_view_can_not_be_read_or_the_log_not_be_asked() {
        beats.round(() -> false, Map::of);
        away = true;
        beats.round(() -> true, Map::of);

        assertThat(producer.history()).isEmpty();
    }
}
