package io.holdfast.hold.app;

import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jboss.logging.Logger;

/** A courier for each other region. The instances share the copied facts, as members of one group. */
@Singleton
final class Couriers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Couriers.class);

    private final Regions regions;
    private final ServiceInstance service;
    private final Instance<RecordWriter> writer;
    private final MeterRegistry registry;
    private final List<AutoCloseable> open = new ArrayList<>();

    Couriers(Regions regions, ServiceInstance service, Instance<RecordWriter> writer, MeterRegistry registry) {
        this.regions = regions;
        this.service = service;
        this.writer = writer;
        this.registry = registry;
    }

    /** The copies that they read; none in an installation without regions. */
    Stream<Topic> topics() {
        return regions.others().stream()
                .flatMap(
                        region -> Stream.of(Topics.SEAT_EVENTS, Topics.SCHEMAS).map(topic -> Copies.of(region, topic)));
    }

    /** Sends them on their way. */
    void start(AvroSerde<SeatCommand> commands) {
        regions.here().ifPresent(here -> regions.others().forEach(from -> start(new Courier(from, here), commands)));
    }

    private void start(Courier courier, AvroSerde<SeatCommand> commands) {
        SchemaLog schemas = SchemaLog.follow(service.kafka(), Copies.of(courier.from(), Topics.SCHEMAS), registry);
        open.add(schemas);
        var started = new FactCourier(
                courier,
                AvroSerde.reading(SeatEvent.class, schemas),
                commands,
                this::consumer,
                writer.get(),
                registry,
                failure -> service.exit("the courier of %s ended".formatted(courier.from()), failure));
        // Closed in this order: the courier needs the schemas.
        open.addFirst(started);
        started.start();
    }

    private Consumer<byte[], byte[]> consumer() {
        // A group that is new, or was away for long, brings everything: what was received is known by its number.
        return service.kafka()
                .consumer(Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        KafkaUsers.COURIER_GROUP,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        service.clientId() + "-courier"));
    }

    @Override
    public void close() {
        open.forEach(this::close);
        open.clear();
    }

    private void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failed) {
            LOG.warn("a courier did not close", failed);
        }
    }
}
