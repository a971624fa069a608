package io.holdfast.hold.audit.bench;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.receipt.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes commands straight to seat-commands, as many as are asked for, for a hold-processor to decide; and, in place of payment-adapter and
 * receipt-sender, the ledgers of what they would have done. No other service may run.
 *
 * <p>Arguments: bootstrap servers, commands, events. See docs/audit.md.
 */
public final class GenerateLog {

    /** Reservations that are under way at once, over all events: a log has neighbours that belong to different carts. */
    private static final int UNDER_WAY = 2_000;

    private final Producer<String, byte[]> producer;
    private final AvroSerde<SeatCommand> commands;
    private final AvroSerde<Payment> payments;
    private final AvroSerde<Receipt> receipts;
    private final Random random = new Random(42);
    private final Queue<Paid> paid = new ConcurrentLinkedQueue<>();
    private long written;

    private record Paid(Cart cart, RecordMetadata at) {}

    private GenerateLog(String bootstrapServers) {
        Schemas schemas = SchemaLog.read(KafkaCluster.at(bootstrapServers));
        commands = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        payments = new AvroSerde<>(Topics.PAYMENTS, Payment.class, schemas);
        receipts = new AvroSerde<>(Topics.RECEIPTS, Receipt.class, schemas);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        EventPartitioner.class,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Generates a log. */
    public static void main(String[] arguments) {
        var log = new GenerateLog(arguments[0]);
        log.run(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(long count, int eventCount) {
        List<Hall> halls = new ArrayList<>();
        for (int i = 0; i < eventCount; i++) {
            halls.add(new Hall("bench-" + i));
            command(halls.getLast().event(), halls.getLast().open());
        }
        List<Cart> carts = new ArrayList<>();
        long number = 0;
        while (written < count) {
            if (carts.size() < UNDER_WAY) {
                carts.add(new Cart(halls.get(random.nextInt(halls.size())), "cart-" + number++, random.nextInt(100)));
            }
            receipts();
            int chosen = random.nextInt(carts.size());
            if (!carts.get(chosen).step(this)) {
                carts.set(chosen, carts.getLast());
                carts.removeLast();
            }
        }
        producer.flush();
        receipts();
        producer.close();
        System.out.printf("%,d commands, %,d carts%n", written, number);
    }

    void command(String key, Object command) {
        written++;
        var _ = producer.send(record(key, command), GenerateLog::check);
    }

    private static void check(@Nullable RecordMetadata metadata, @Nullable Exception failed) {
        if (failed != null) {
            System.err.println("a record was lost: " + failed.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    /** A command whose position goes into the receipt. */
    void paid(String key, Object command, Cart cart) {
        written++;
        var _ = producer.send(record(key, command), (metadata, failed) -> {
            check(metadata, failed);
            paid.add(new Paid(cart, metadata));
        });
    }

    private void receipts() {
        for (Paid sale = paid.poll(); sale != null; sale = paid.poll()) {
            Cart cart = sale.cart();
            RecordMetadata at = sale.at();
            Receipt receipt = cart.receipt(at.partition(), at.offset(), at.timestamp());
            var _ = producer.send(
                    new ProducerRecord<>(
                            Topics.RECEIPTS.name(), cart.event() + '/' + cart.reservation(), receipts.encode(receipt)),
                    GenerateLog::check);
        }
    }

    void ledger(String key, Payment payment) {
        var _ = producer.send(
                new ProducerRecord<>(Topics.PAYMENTS.name(), key, payments.encode(payment)), GenerateLog::check);
    }

    private ProducerRecord<String, byte[]> record(String key, Object command) {
        return new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), key, commands.encode(new SeatCommand(command, null)));
    }
}
