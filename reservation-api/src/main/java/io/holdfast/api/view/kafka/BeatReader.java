package io.holdfast.api.view.kafka;

import io.holdfast.api.region.CopyCompleteness;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.region.BeatPosition;
import io.holdfast.schemas.region.RegionBeat;
import io.holdfast.schemas.regions.Copies;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the copy of another region's beats, from the last few minutes on. */
final class BeatReader {

    private static final Logger LOG = Logger.getLogger(BeatReader.class);

    /** Some minutes of a beat each second: older ones say nothing that these don't. */
    private static final long RECENT = 600;

    private final String region;
    private final AvroSerde<RegionBeat> serde;
    private final CopyCompleteness completeness;
    private final Map<String, String> topics = new HashMap<>();
    private @Nullable String installation;
    private boolean begunAnew;

    /**
     * A reader of a region's beats.
     *
     * @param schemas that region's
     * @param completeness is told of each
     */
    BeatReader(String region, Schemas schemas, CopyCompleteness completeness) {
        this.region = region;
        this.serde = AvroSerde.reading(RegionBeat.class, schemas);
        this.completeness = completeness;
    }

    /**
     * Starts to read.
     *
     * @param onFailure called once it can't go on
     */
    ConsumerThread start(KafkaCluster cluster, String clientId, Consumer<Throwable> onFailure) {
        var beats = new TopicPartition(Copies.of(region, Topics.REGION_BEATS).name(), 0);
        // What lies before the beginning by now is as good as gone.
        var consumer = cluster.consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, clientId));
        consumer.assign(List.of(beats));
        return new ConsumerThread("beats-" + region, consumer, () -> begin(consumer, beats), this::arrived, onFailure);
    }

    private static void begin(KafkaConsumer<?, ?> consumer, TopicPartition beats) {
        long end = consumer.endOffsets(List.of(beats)).getOrDefault(beats, 0L);
        consumer.seek(beats, Math.max(0, end - RECENT));
    }

    void arrived(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || begunAnew) {
            return;
        }
        try {
            RegionBeat beat = serde.decode(record.value());
            if (installation == null) {
                installation = beat.getInstallation();
            }
            Optional<String> anew = begunAnew(beat, installation);
            anew.ifPresent(this::forget);
            if (anew.isEmpty()) {
                completeness.beat(Instant.ofEpochMilli(record.timestamp()), last(beat));
            }
        } catch (UndecodableException | UnknownSchemaException illegible) {
            LOG.warnf("a beat of region %s can't be read: error=%s", region, illegible.getMessage());
        }
    }

    /** What is another one than at the first beats: then the copies that are here say nothing about it. */
    private Optional<String> begunAnew(RegionBeat beat, String before) {
        if (!before.equals(beat.getInstallation())) {
            return Optional.of("the logs");
        }
        return beat.getTopics().stream()
                .filter(topic -> !topic.getId()
                        .equals(Objects.requireNonNullElse(
                                topics.putIfAbsent(topic.getTopic(), topic.getId()), topic.getId())))
                .map(topic -> "the topic " + topic.getTopic())
                .findFirst();
    }

    /** Nobody may be told any more that the copies say anything about what is there now. */
    private void forget(String what) {
        begunAnew = true;
        completeness.forget();
        LOG.errorf(
                "begun anew in region %s: %s. What was copied before says nothing about it, and the copies must be made anew (docs/runbooks/region-link.md)",
                region, what);
    }

    private static Map<Integer, Long> last(RegionBeat beat) {
        var last = new HashMap<Integer, Long>();
        for (BeatPosition position : beat.getPositions()) {
            if (position.getTopic().equals(Topics.STATE.name())) {
                last.put(position.getPartition(), position.getOffset());
            }
        }
        return last;
    }
}
