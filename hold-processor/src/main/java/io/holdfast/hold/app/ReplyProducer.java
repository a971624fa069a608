package io.holdfast.hold.app;

import io.holdfast.hold.topology.Replier;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.reply.Reply;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Sends replies with a producer of its own: within the Streams transaction nobody would see them before the commit, which is what they are
 * to be faster than.
 */
final class ReplyProducer implements Replier, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ReplyProducer.class);

    /** The processing thread must not stand still for want of a broker, nor for a queue of replies: the views tell the same soon. */
    private static final int BLOCK_MS = 10;

    /** A reply that is later than that is later than the view. */
    private static final int DELIVERY_MS = 1_000;

    private final AvroSerde<Reply> serde;
    private final Producer<String, byte[]> producer;

    ReplyProducer(Settings settings, Schemas schemas) {
        this.serde = new AvroSerde<>(Topics.REPLIES, Reply.class, schemas);
        this.producer = new KafkaProducer<>(
                settings.kafka()
                        .client(Map.ofEntries(
                                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, settings.instance() + "-replies"),
                                // Only a hint that comes early: the leader's word is enough, and a second try would be
                                // late.
                                Map.entry(ProducerConfig.ACKS_CONFIG, "1"),
                                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false),
                                Map.entry(ProducerConfig.RETRIES_CONFIG, 0),
                                // Nobody waits for company, but what is decided while a request is under way goes
                                // together with the next one: the busier, the fewer requests for each reply.
                                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS),
                                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_MS),
                                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS))),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void reply(int replyTo, String key, Reply reply) {
        try {
            var _ = producer.send(new ProducerRecord<>(Topics.REPLIES.name(), replyTo, key, serde.encode(reply)));
        } catch (KafkaException failed) {
            LOG.debugf("reply not sent, its caller waits for the commit: partition=%d error=%s", replyTo, failed);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
