package io.holdfast.schemas;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The schemas as the log itself has them, on {@link Topics#SCHEMAS}. Set-up writes them there; services and tools read them there, and never
 * ask the registry: what is on the log can be read for as long as the log is there.
 */
public final class SchemaLog implements Schemas, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SchemaLog.class.getName());

    /** How soon a schema of a later version is known. Readers that miss one look again every few seconds. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** Readers that stand before such a record ask more often than that. */
    private static final long MISSED_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final char SEPARATOR = '/';

    private final LongSupplier nanos;
    private final Map<Integer, RegisteredSchema> byId = new ConcurrentHashMap<>();
    private final List<RegisteredSchema> all = new ArrayList<>();
    private volatile @Nullable Long missedNanos;
    private Runnable close = () -> {};

    SchemaLog(List<ConsumerRecord<byte[], byte[]>> records, LongSupplier nanos) {
        this.nanos = nanos;
        records.forEach(this::take);
    }

    /**
     * The schemas that are there now.
     *
     * @throws IllegalStateException if they cannot be read, saying what to do
     */
    public static SchemaLog read(KafkaCluster cluster) {
        return read(cluster, Topics.SCHEMAS);
    }

    /** The same of a topic that is a copy of another region's. */
    public static SchemaLog read(KafkaCluster cluster, Topic schemas) {
        return new SchemaLog(new SmallTopic(cluster, schemas).read(), System::nanoTime);
    }

    /**
     * The schemas that are there now, and in a moment those that come later.
     *
     * @param meters shows whether one is missed
     * @throws IllegalStateException if they cannot be read, saying what to do
     */
    public static SchemaLog follow(KafkaCluster cluster, MeterRegistry meters) {
        return follow(cluster, Topics.SCHEMAS, meters);
    }

    /** The same of a topic that is a copy of another region's. */
    public static SchemaLog follow(KafkaCluster cluster, Topic schemas, MeterRegistry meters) {
        SmallTopic.Reader reader = new SmallTopic(cluster, schemas).reader();
        try {
            var log = new SchemaLog(reader.toEnd(), System::nanoTime);
            log.follow(reader);
            log.measure(schemas, meters);
            return log;
        } catch (RuntimeException failed) {
            reader.close();
            throw failed;
        }
    }

    private void follow(SmallTopic.Reader reader) {
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("schemas").daemon().factory());
        var _ = rounds.scheduleWithFixedDelay(() -> round(reader), 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
        close = () -> {
            reader.wake();
            rounds.execute(reader::close);
            rounds.shutdown();
        };
    }

    private void round(SmallTopic.Reader reader) {
        try {
            reader.next(ROUND).forEach(this::take);
        } catch (KafkaException failed) {
            LOG.log(Level.WARNING, "new schemas cannot be read at present: {0}", failed.toString());
        }
    }

    void measure(Topic schemas, MeterRegistry meters) {
        Gauge.builder("holdfast.schema.unknown", this, log -> log.misses() ? 1 : 0)
                .description("1 while this instance meets records whose schema is not on the topic, 0 otherwise")
                .tag("topic", schemas.name())
                .register(meters);
    }

    private boolean misses() {
        Long missed = missedNanos;
        return missed != null && nanos.getAsLong() - missed < MISSED_NANOS;
    }

    @Override
    public int idOf(Topic topic) {
        Schema carried = topic.value().orElseThrow();
        return byId.values().stream()
                .filter(entry -> entry.schema().equals(carried))
                .map(RegisteredSchema::id)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException(
                        "the schema of %s is not on %s as this version has it: run the set-up of this version before starting it"
                                .formatted(topic.name(), Topics.SCHEMAS.name())));
    }

    @Override
    public Optional<Schema> schema(int id) {
        RegisteredSchema known = byId.get(id);
        if (known == null) {
            missedNanos = nanos.getAsLong();
            return Optional.empty();
        }
        return Optional.of(known.schema());
    }

    /** All of them, in their order. */
    public List<RegisteredSchema> all() {
        return List.copyOf(all);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            RegisteredSchema entry = parse(record);
            RegisteredSchema first = byId.putIfAbsent(entry.id(), entry);
            if (first != null && !first.schema().equals(entry.schema())) {
                throw new IllegalArgumentException(
                        "schema %d is said to be two: the first counts".formatted(entry.id()));
            }
            all.add(entry);
        } catch (IllegalArgumentException | AvroRuntimeException illegible) {
            LOG.log(
                    Level.ERROR,
                    "a record of {0} is passed over: offset={1} error={2}",
                    record.topic(),
                    Long.toString(record.offset()),
                    illegible.getMessage());
        }
    }

    private static RegisteredSchema parse(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        int separator = key.lastIndexOf(SEPARATOR);
        if (separator < 0 || record.value() == null) {
            throw new IllegalArgumentException("its key must be subject/id, and its value a schema");
        }
        return new RegisteredSchema(
                key.substring(0, separator),
                Integer.parseInt(key.substring(separator + 1)),
                new Schema.Parser().parse(new String(record.value(), StandardCharsets.UTF_8)));
    }

    /**
     * Writes schemas down, for ever.
     *
     * @throws KafkaException if they cannot be written
     */
    public static void append(KafkaCluster cluster, List<RegisteredSchema> schemas) throws InterruptedException {
        var topic = new SmallTopic(cluster, Topics.SCHEMAS);
        for (var record : records(schemas).entrySet()) {
            topic.append(record.getKey(), record.getValue());
        }
    }

    static Map<String, byte[]> records(List<RegisteredSchema> schemas) {
        var records = new LinkedHashMap<String, byte[]>();
        schemas.forEach(entry -> records.put(
                entry.subject() + SEPARATOR + entry.id(),
                entry.schema().toString().getBytes(StandardCharsets.UTF_8)));
        return records;
    }

    @Override
    public void close() {
        close.run();
    }
}
