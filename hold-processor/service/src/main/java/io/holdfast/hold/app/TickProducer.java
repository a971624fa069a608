package io.holdfast.hold.app;

import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.hold.topology.Ticker;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.measure.ClockOffset;
import io.holdfast.shell.ServiceInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Appends Ticks with a producer of its own: within the Streams transaction an open transaction in seat-commands would hold every command
 * behind it back.
 */
final class TickProducer implements Ticker, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TickProducer.class);

    /** The processing thread must not stand still for want of a broker: the Tick is asked for again. */
    private static final int BLOCK_MS = 50;

    /** A Tick that is late is worth nothing: the next one has been asked for. */
    private static final int DELIVERY_MS = 1_000;

    private final BrokerClock brokerClock;
    private final ClockOffset offset;
    private final Producer<byte[], byte[]> producer;
    private final byte[] tick;

    TickProducer(
            ServiceInstance service, AvroSerde<SeatCommand> commands, BrokerClock brokerClock, ClockOffset offset) {
        this.brokerClock = brokerClock;
        this.offset = offset;
        this.tick = commands.encode(new SeatCommand(new Tick(), null));
        this.producer = service.kafka()
                .producer(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service.name() + "-ticker",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        BLOCK_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        DELIVERY_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_MS));
    }

    @Override
    public void tick(int partition) {
        var record = new ProducerRecord<byte[], byte[]>(Topics.SEAT_COMMANDS.name(), partition, null, tick);
        RecordHeaders.addCloudEvent(
                record.headers(),
                UUID.randomUUID().toString(),
                "/holdfast/hold-processor/ticker",
                "io.holdfast.Tick",
                Instant.now());
        try {
            // Whether it arrived is told to the callback; nobody waits.
            var _ = producer.send(record, (metadata, failed) -> {
                if (failed != null) {
                    notSent(partition, failed);
                } else {
                    brokerClock.stamped(metadata.timestamp());
                    offset.stamped(metadata.timestamp());
                }
            });
        } catch (KafkaException failed) {
            notSent(partition, failed);
        }
    }

    private static void notSent(int partition, Exception failed) {
        LOG.warnf("tick not appended, will be asked for again: partition=%d error=%s", partition, failed.getMessage());
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
