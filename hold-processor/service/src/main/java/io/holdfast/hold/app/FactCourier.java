package io.holdfast.hold.app;

import io.holdfast.hold.step.Courier;
import io.holdfast.hold.step.Output;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Origin;
import io.holdfast.shell.Backoff;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.WriteException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the facts of another region to this region's log, as commands. At least once: how far it has come is committed when what it brought is
 * acknowledged, and after a failure it goes on from there. It drops nothing that comes again: copies come twice and in rewinds, and only the rules
 * know what they have received (by the number of the transfer).
 */
final class FactCourier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FactCourier.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
    private static final int CLOSE_SECONDS = 5;

    private final Courier courier;
    private final AvroSerde<SeatEvent> facts;
    private final AvroSerde<SeatCommand> commands;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordWriter writer;
    private final Counter brought;
    private final Counter passedOver;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> reading;
    private int failures;

    /**
     * A courier that is not on its way yet.
     *
     * @param facts reads facts with the schemas of the region that they are from
     * @param consumers each begins where the last one committed
     * @param onFailure told of what must not happen, after which it brings nothing more
     */
    FactCourier(
            Courier courier,
            AvroSerde<SeatEvent> facts,
            AvroSerde<SeatCommand> commands,
            Supplier<Consumer<byte[], byte[]>> consumers,
            RecordWriter writer,
            MeterRegistry registry,
            java.util.function.Consumer<Throwable> onFailure) {
        this.courier = courier;
        this.facts = facts;
        this.commands = commands;
        this.consumers = consumers;
        this.writer = writer;
        this.brought = Counter.builder("holdfast.region.facts.brought")
                .description(
                        "Facts of another region that were brought to this region's log, each as often as it was brought")
                .tag("region", courier.from())
                .register(registry);
        this.passedOver = Counter.builder("holdfast.region.copies.illegible")
                .description(
                        "Copied facts that say nothing that can be read, or not where they are from: they were passed over")
                .tag("region", courier.from())
                .register(registry);
        this.thread =
                Thread.ofPlatform().name("courier-" + courier.from()).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                reading = consumer;
                read(consumer);
            } catch (WakeupException closed) {
                // The loop's condition says whether that is the end.
            } catch (KafkaException | WriteException | UnknownSchemaException failed) {
                failures++;
                LOG.warnf(
                        "facts of %s are not brought at present, and will be: %s", courier.from(), failed.getMessage());
                pause(BACKOFF.after(failures, ThreadLocalRandom.current().nextDouble()));
            } finally {
                reading = null;
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(Copies.of(courier.from(), Topics.SEAT_EVENTS).name()));
        while (closing.getCount() > 0) {
            ConsumerRecords<byte[], byte[]> copies = consumer.poll(POLL);
            copies.forEach(this::bring);
            if (!copies.isEmpty()) {
                consumer.commitSync();
                failures = 0;
            }
        }
    }

    private void bring(ConsumerRecord<byte[], byte[]> copy) {
        String type = RecordHeaders.get(copy.headers(), RecordHeaders.TYPE);
        if (type != null && !Courier.mayBring(type)) {
            return;
        }
        Optional<Origin> origin = Origin.of(copy.headers());
        if (copy.value() == null || origin.isEmpty()) {
            passOver(copy, "it does not say where it is from");
            return;
        }
        try {
            courier.command(facts.decodeWhole(copy.value()), origin.get().position())
                    .ifPresent(command -> append(command, copy));
        } catch (UndecodableException illegible) {
            passOver(copy, illegible.getMessage());
        }
    }

    /** Under the key of its fact, which is the event. */
    private void append(SeatCommand command, ConsumerRecord<byte[], byte[]> copy) {
        String type = ((SpecificRecord) command.getCommand()).getSchema().getName();
        long offset = writer.write(
                Topics.SEAT_COMMANDS,
                new String(copy.key(), StandardCharsets.UTF_8),
                commands.encode(command),
                Output.TYPE_PREFIX + type,
                RecordHeaders.get(copy.headers(), RecordHeaders.TRACE_PARENT));
        brought.increment();
        LOG.infof("brought %s of %s: partition=%d offset=%d", type, courier.from(), copy.partition(), offset);
    }

    private void passOver(ConsumerRecord<byte[], byte[]> copy, @Nullable String why) {
        passedOver.increment();
        LOG.errorf(
                "a copy of a fact is passed over: topic=%s partition=%d offset=%d error=%s",
                copy.topic(), copy.partition(), copy.offset(), why);
    }

    private void pause(Duration pause) {
        try {
            var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Ends it: what it is at is committed, or is brought again by the next one. */
    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            var _ = thread.join(Duration.ofSeconds(CLOSE_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
