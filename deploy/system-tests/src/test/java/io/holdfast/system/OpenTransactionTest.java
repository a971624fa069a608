package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.StackFaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the broker's death leaves open, the broker ends when it is back. Where it does not, nobody can read past it: the partition's
 * commands are never decided (P4, P5). Decision 9 has the story.
 */
class OpenTransactionTest {

    private static final TopicPartition PARTITION = new TopicPartition("open-transaction", 0);

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @Test
    void a_transaction_that_was_open_when_the_broker_was_killed_ends() throws Exception {
        long broker = Stack.pid("broker");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Stack.BOOTSTRAP));
                var producer = producer()) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(PARTITION.topic(), "left", "open"))
                    .get();

            StackFaults.signal("KILL", broker);
            new StackFaults(Stack.STAGE).awaitReplaced("broker", broker);
            Stack.awaitReady();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(end(admin, IsolationLevel.READ_COMMITTED))
                            .as("nothing is open")
                            .isEqualTo(end(admin, IsolationLevel.READ_UNCOMMITTED)));
        }
    }

    /** Its transactions are over after a second: while the broker that comes back is not yet known to its controller. */
    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Stack.BOOTSTRAP,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "left-open",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        1_000),
                new StringSerializer(),
                new StringSerializer());
    }

    private static long end(Admin admin, IsolationLevel isolation) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
                .partitionResult(PARTITION)
                .get()
                .offset();
    }
}
