package io.holdfast.api.lag;

import io.holdfast.api.lag.Backlog.Span;
import io.holdfast.api.lag.Backlog.Waiting;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster. */
public final class KafkaLag implements LagSource, AutoCloseable {

    private static final long ANSWER_MS = 5_000;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private static final Comparator<Lag> ORDER =
            Comparator.comparing(Lag::group).thenComparing(Lag::topic).thenComparingInt(Lag::partition);

    private static final List<Topic> DEAD_LETTERS = Topics.ALL.stream()
            .filter(topic -> topic.name().endsWith(".dead-letters"))
            .sorted(Comparator.comparing(Topic::name))
            .toList();

    private record Reader(String group, TopicPartition partition) {}

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final Partitions layout;
    private final InstantSource clock;

    private KafkaLag(Admin admin, Consumer<byte[], byte[]> consumer, Partitions layout, InstantSource clock) {
        this.admin = admin;
        this.consumer = consumer;
        this.layout = layout;
        this.clock = clock;
    }

    /** Opens clients of its own; nothing is sent yet. */
    public static KafkaLag open(KafkaCluster cluster, Partitions layout, String clientId, InstantSource clock) {
        var admin = Admin.create(cluster.client(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, clientId + "-lag")));
        var consumer = cluster.consumer(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId + "-lag",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                // The age of the oldest is what is wanted, and the number of the rest only while it is small.
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                64 * 1024));
        return new KafkaLag(admin, consumer, layout, clock);
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private synchronized <T> T ask(Question<T> question) throws LagUnavailableException {
        try {
            return question.ask();
        } catch (ExecutionException | TimeoutException | KafkaException unavailable) {
            throw new LagUnavailableException(unavailable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LagUnavailableException(interrupted);
        }
    }

    @Override
    public List<Lag> lags() throws LagUnavailableException {
        return ask(() -> {
            // Positions first: an end that is older than its position would look like a lag below nothing.
            Map<Reader, Long> positions = positions();
            Map<TopicPartition, Long> ends = offsets(partitions(positions.keySet()), OffsetSpec.latest());
            return byGroup(positions.keySet()).values().stream()
                    .flatMap(group -> lags(group, positions, ends).stream())
                    .sorted(ORDER)
                    .toList();
        });
    }

    @Override
    public List<DeadLetterCount> deadLetters() throws LagUnavailableException {
        return ask(() -> {
            Set<TopicPartition> partitions = DEAD_LETTERS.stream()
                    .flatMap(topic -> layout.of(topic).stream())
                    .collect(Collectors.toSet());
            Map<TopicPartition, Long> beginnings = offsets(partitions, OffsetSpec.earliest());
            var spans = new HashMap<TopicPartition, Span>();
            offsets(partitions, OffsetSpec.latest()).forEach((partition, end) -> {
                long begin = beginnings.getOrDefault(partition, 0L);
                if (end > begin) {
                    spans.put(partition, new Span(begin, end));
                }
            });
            Map<TopicPartition, Waiting> found = look(spans);
            return DEAD_LETTERS.stream()
                    .map(topic -> deadLetters(topic.name(), spans, found))
                    .toList();
        });
    }

    private Map<TopicPartition, Waiting> look(Map<TopicPartition, Span> spans) {
        return spans.isEmpty() ? Map.of() : new Backlog(consumer, LOOK, clock).look(spans);
    }

    private static DeadLetterCount deadLetters(
            String topic, Map<TopicPartition, Span> spans, Map<TopicPartition, Waiting> found) {
        long records = 0;
        boolean exact = true;
        for (Map.Entry<TopicPartition, Span> span : spans.entrySet()) {
            if (span.getKey().topic().equals(topic)) {
                Waiting there = found.getOrDefault(span.getKey(), Waiting.UNSEEN);
                records += there.all()
                        ? there.records()
                        : span.getValue().to() - span.getValue().from();
                exact &= there.all();
            }
        }
        return new DeadLetterCount(topic, records, exact);
    }

    private List<Lag> lags(Set<Reader> group, Map<Reader, Long> positions, Map<TopicPartition, Long> ends) {
        var spans = new HashMap<TopicPartition, Span>();
        for (Reader reader : group) {
            Span span = span(reader, positions, ends);
            if (span.to() > span.from()) {
                spans.put(reader.partition(), span);
            }
        }
        Map<TopicPartition, Waiting> waiting = look(spans);
        return group.stream()
                .map(reader -> lag(
                        reader,
                        span(reader, positions, ends),
                        waiting.getOrDefault(reader.partition(), Waiting.UNSEEN)))
                .toList();
    }

    private static Span span(Reader reader, Map<Reader, Long> positions, Map<TopicPartition, Long> ends) {
        long from = positions.getOrDefault(reader, 0L);
        return new Span(from, Math.max(from, ends.getOrDefault(reader.partition(), from)));
    }

    private static Lag lag(Reader reader, Span span, Waiting waiting) {
        long distance = span.to() - span.from();
        boolean exact = distance == 0 || waiting.all();
        return new Lag(
                reader.group(),
                reader.partition().topic(),
                reader.partition().partition(),
                span.from(),
                span.to(),
                distance == 0 ? 0 : exact ? waiting.records() : distance,
                exact,
                waiting.oldest());
    }

    /** Where each group will go on: what it committed; the beginning of what it is assigned and has not committed. */
    private Map<Reader, Long> positions() throws ExecutionException, InterruptedException, TimeoutException {
        List<String> groups = get(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .toList();
        var positions = new HashMap<Reader, Long>();
        if (groups.isEmpty()) {
            return positions;
        }
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                get(admin.listConsumerGroupOffsets(groups.stream()
                                .collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec())))
                        .all());
        committed.forEach((group, offsets) -> offsets.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(new Reader(group, partition), offset.offset());
            }
        }));
        var untouched = new HashSet<Reader>();
        get(admin.describeConsumerGroups(groups).all())
                .forEach((group, description) -> description
                        .members()
                        .forEach(member -> member.assignment()
                                .topicPartitions()
                                .forEach(partition -> untouched.add(new Reader(group, partition)))));
        untouched.removeAll(positions.keySet());
        Map<TopicPartition, Long> beginnings = offsets(partitions(untouched), OffsetSpec.earliest());
        untouched.forEach(reader -> positions.put(reader, beginnings.getOrDefault(reader.partition(), 0L)));
        return positions;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        var offsets = new HashMap<TopicPartition, Long>();
        get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private static Set<TopicPartition> partitions(Set<Reader> readers) {
        return readers.stream().map(Reader::partition).collect(Collectors.toSet());
    }

    private static Map<String, Set<Reader>> byGroup(Set<Reader> readers) {
        return readers.stream().collect(Collectors.groupingBy(Reader::group, Collectors.toSet()));
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(ANSWER_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
        admin.close(CLOSE);
    }
}
