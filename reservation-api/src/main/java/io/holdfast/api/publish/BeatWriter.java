package io.holdfast.api.publish;

import static java.util.stream.Collectors.toMap;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.region.BeatPosition;
import io.holdfast.schemas.region.BeatTopic;
import io.holdfast.schemas.region.RegionBeat;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.state.LogEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Says once a second how far this region's logs are, for the other regions: they hold their copies against it. Of the states it says what this
 * instance shows, so that a copy is complete as of then if it shows the same.
 */
public final class BeatWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BeatWriter.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String SOURCE = "/holdfast/reservation-api";

    private final Producer<String, byte[]> producer;
    private final AvroSerde<RegionBeat> serde;
    private final Identity identity;
    private final LogEnd log;
    private final TopicIds topicIds;
    private final Partitions partitions;
    private final Runnable close;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("beats").daemon().factory());

    /**
     * Whose beats they are.
     *
     * @param instance of this service
     */
    public record Identity(String region, String installation, String instance) {}

    /** What the cluster calls the topics that are copied, by their names. */
    @FunctionalInterface
    interface TopicIds {

        Map<String, String> read() throws ExecutionException, InterruptedException;

        static TopicIds of(Admin admin) {
            List<String> names = Copies.MIRRORED.stream().map(Topic::name).toList();
            return () -> admin.describeTopics(names).allTopicNames().get().values().stream()
                    .collect(toMap(
                            TopicDescription::name, topic -> topic.topicId().toString()));
        }
    }

    BeatWriter(
            Producer<String, byte[]> producer,
            Schemas schemas,
            Identity identity,
            LogEnd log,
            TopicIds topicIds,
            Partitions partitions,
            Runnable close) {
        this.producer = producer;
        this.serde = new AvroSerde<>(Topics.REGION_BEATS, RegionBeat.class, schemas);
        this.identity = identity;
        this.log = log;
        this.topicIds = topicIds;
        this.partitions = partitions;
        this.close = close;
    }

    /**
     * One that writes with this producer, and asks the cluster how far the commands are.
     *
     * @throws IllegalStateException if the schema of beats has no id yet
     */
    public static BeatWriter open(
            KafkaCluster cluster,
            Producer<String, byte[]> producer,
            Schemas schemas,
            Partitions partitions,
            Identity identity) {
        Admin admin = Admin.create(
                cluster.client(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, identity.instance() + "-beats")));
        return new BeatWriter(
                producer,
                schemas,
                identity,
                LogEnd.of(admin, partitions),
                TopicIds.of(admin),
                partitions,
                () -> admin.close(Duration.ZERO));
    }

    /**
     * Begins.
     *
     * @param ready whether the view can be read; nothing is said while it can't
     * @param shown for each partition of the states, the offset of the last record that the view has
     */
    public void start(BooleanSupplier ready, Supplier<Map<Integer, Long>> shown) {
        var _ = rounds.scheduleAtFixedRate(
                () -> round(ready, shown), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    void round(BooleanSupplier ready, Supplier<Map<Integer, Long>> shown) {
        try {
            if (ready.getAsBoolean()) {
                write(positions(shown.get()), topics());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException away) {
            // The copies grow old meanwhile, which is what is to be seen.
            LOG.debugf("how far the logs are can't be told now: %s", away.toString());
        }
    }

    private List<BeatPosition> positions(Map<Integer, Long> shown)
            throws ExecutionException, InterruptedException, TimeoutException {
        var positions = new ArrayList<BeatPosition>();
        shown.forEach((partition, last) -> positions.add(position(Topics.STATE, partition, last)));
        // Commands are appended without transactions: the record before the end is the last one.
        log.ends(partitions.of(Topics.SEAT_COMMANDS)).forEach((partition, end) -> {
            if (end > 0) {
                positions.add(position(Topics.SEAT_COMMANDS, partition.partition(), end - 1));
            }
        });
        return positions;
    }

    private List<BeatTopic> topics() throws ExecutionException, InterruptedException {
        return new TreeMap<>(topicIds.read())
                .entrySet().stream()
                        .map(topic -> new BeatTopic(topic.getKey(), topic.getValue()))
                        .toList();
    }

    private static BeatPosition position(Topic topic, int partition, long last) {
        return new BeatPosition(topic.name(), partition, last);
    }

    private void write(List<BeatPosition> positions, List<BeatTopic> topics) {
        byte[] beat = serde.encode(new RegionBeat(identity.region(), identity.installation(), positions, topics));
        var record = new ProducerRecord<>(Topics.REGION_BEATS.name(), 0, identity.instance(), beat);
        RecordHeaders.addCloudEvent(
                record.headers(), UUID.randomUUID().toString(), SOURCE, "io.holdfast.RegionBeat", Instant.now());
        var _ = producer.send(record, (_, failure) -> {
            if (failure != null) {
                LOG.debugf("a beat was not acknowledged: %s", failure.toString());
            }
        });
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        close.run();
    }
}
