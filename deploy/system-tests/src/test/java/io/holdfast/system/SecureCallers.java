package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who asks, on real processes: tokens of the stack's own issuer at the edge, and the rules behind it. */
interface SecureCallers {

    /** What an issuer calls a customer; it must be nowhere but in tokens. */
    String ANNA = "anna-who-must-not-be-told";

    private static Client shop() {
        return SecureStack.api("shop", "events holds", "the-shop");
    }

    private static Client browser(String customer) {
        return SecureStack.api("shop", "own-holds", customer);
    }

    @Test
    default void callers_have_their_own_and_nothing_else() throws Exception {
        assertThat(shop().open("callers", 2, 10).status()).isEqualTo(201);
        assertThat(held(browser(ANNA), "callers", "of-anna", "A-1-1")).isEqualTo(201);

        Client other = SecureStack.api("other", "events holds", "the-other-shop");
        assertThat(other.open("callers", 2, 10).problem()).isEqualTo("event-differs");
        for (Client stranger : List.of(other, browser("berta"))) {
            assertThat(stranger.get("callers", "of-anna").status()).isEqualTo(404);
            assertThat(stranger.release("callers", "of-anna").status()).isEqualTo(404);
        }
        assertThat(held(other, "callers", "of-the-other", "A-1-2")).isEqualTo(404);
        assertThat(browser(ANNA).send("GET", "/v1/lag", "").status()).isEqualTo(403);
        assertThat(new Client(SecureStack.url()).get("callers", "of-anna").status())
                .isEqualTo(401);
        assertThat(shop().get("callers", "of-anna").state()).isEqualTo("HELD");
        assertThat(browser(ANNA).release("callers", "of-anna").state()).isEqualTo("RELEASED");
    }

    /** Somebody who can write to the log, or a fault of reservation-api: the rules refuse it. */
    @Test
    default void a_command_that_is_written_by_hand_for_another_tenant_is_refused() throws Exception {
        assertThat(shop().open("by-hand", 1, 10).status()).isEqualTo(201);
        assertThat(held(shop(), "by-hand", "cart", "A-1-1")).isEqualTo(201);

        write("by-hand", new ReleaseSeats("by-hand", "cart"), new Caller("other", "other", null, false, List.of()));
        write("by-hand", new ReleaseSeats("by-hand", "cart"), null);

        assertThat(held(shop(), "by-hand", "behind", "A-1-2")).isEqualTo(201);
        assertThat(shop().get("by-hand", "cart").state()).isEqualTo("HELD");
        Script.Result story = Script.run(
                "audit", "story", "--event", "by-hand", "--reservation", "cart", "--data", SecureStack.DATA.toString());
        assertThat(story.output()).contains("NOT_YOURS");
    }

    @Test
    default void no_name_of_a_customer_is_on_the_log_and_no_address_but_on_contacts() throws Exception {
        assertThat(shop().open("private", 1, 10).status()).isEqualTo(201);
        assertThat(held(browser(ANNA), "private", "cart", "A-1-1")).isEqualTo(201);
        var sold = browser(ANNA).checkout("private", "cart", "pm_card_visa", "Prefer", "wait=30");
        assertThat(sold.state()).as("%s", sold.body()).isEqualTo("SOLD");
        await().atMost(SecureTest.SOON)
                .untilAsserted(() -> assertThat(SecureStack.standIns().mails("private", "cart"))
                        .hasSize(1));

        assertThat(topicsThatSay(Client.email("private", "cart"))).containsExactly(Topics.CONTACTS.name());
        assertThat(topicsThatSay(ANNA)).isEmpty();
    }

    private static int held(Client caller, String event, String reservation, String seat) throws Exception {
        return caller.hold(event, reservation, 300, List.of(seat), "Prefer", "wait=30")
                .status();
    }

    private static void write(String event, Object command, @Nullable Caller caller) throws Exception {
        KafkaCluster cluster = SecureStack.as("reservation-api");
        var commands = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, SchemaLog.read(cluster));
        Map<String, Object> settings =
                cluster.client(Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, EventPartitioner.class));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.SEAT_COMMANDS.name(),
                            Keys.reservation(event, "cart"),
                            commands.encode(new SeatCommand(command, caller))))
                    .get();
        }
    }

    /** The topics that have this text in a key, a value or a header. */
    private static Set<String> topicsThatSay(String text) throws InterruptedException, ExecutionException {
        var topics = new TreeSet<String>();
        Map<String, Object> settings = SecureStack.as("admin").client(Map.of());
        try (var admin = Admin.create(settings);
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : admin.listTopics().names().get()) {
                for (ConsumerRecord<byte[], byte[]> record : Records.all(consumer, topic)) {
                    if (says(record, text)) {
                        topics.add(topic);
                    }
                }
            }
        }
        return topics;
    }

    private static boolean says(ConsumerRecord<byte[], byte[]> record, String text) {
        Stream<byte[]> headers = Stream.of(record.headers().toArray()).map(Header::value);
        return Stream.concat(Stream.of(record.key(), record.value()), headers)
                .filter(bytes -> bytes != null)
                .anyMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text));
    }
}
