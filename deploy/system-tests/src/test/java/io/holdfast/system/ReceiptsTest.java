package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import io.holdfast.drill.Parts;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Receipts, with a mail server that is down and a sender that is killed: a failed mail undoes nothing (P8). */
class ReceiptsTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration DOWN = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
    }

    @AfterEach
    void well_again() throws Exception {
        Stack.standIns().noFaults();
        Stack.awaitReady();
    }

    private static void open(String event) throws Exception {
        assertThat(Stack.api(0).open(event, 10, 20).status()).isEqualTo(201);
    }

    private static void buy(String event, String reservation, String seat) throws Exception {
        assertThat(Stack.api(0).hold(event, reservation, 300, List.of(seat)).status())
                .isEqualTo(201);
        var sold = Stack.api(0).checkout(event, reservation, "pm_card_visa");
        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
    }

    private static List<String> mails(String event, String reservation) throws Exception {
        return Stack.standIns().mails(event, reservation);
    }

    @Test
    void while_the_mail_server_is_down_for_a_minute_sales_go_on_and_receipts_follow() throws Exception {
        open("mail-down");
        Stack.standIns().mailFault("refuse", 0, -1);
        long until = System.nanoTime() + DOWN.toNanos();
        int sold = 0;
        while (System.nanoTime() < until && sold < 100) {
            sold++;
            buy("mail-down", "r" + sold, "A-%d-%d".formatted((sold - 1) / 20 + 1, (sold - 1) % 20 + 1));
        }
        await().atMost(SOON).until(() -> System.nanoTime() > until);
        assertThat(mails("mail-down", "r1")).isEmpty();

        Stack.standIns().noFaults();

        for (int i = 1; i <= sold; i++) {
            String reservation = "r" + i;
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(mails("mail-down", reservation)).hasSize(1));
        }
    }

    @Test
    void a_sender_killed_after_the_server_accepted_sends_at_most_one_more_with_the_same_id() throws Exception {
        open("killed-sender");
        Stack.standIns().mailFault("hang-after-accept", 60_000, 1);
        long pid = Stack.pid("receipt-sender-0");
        buy("killed-sender", "r", "A-1-1");
        await().atMost(SOON).until(() -> mails("killed-sender", "r").size() == 1);

        Parts.signal("KILL", pid);
        new Parts(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        Stack.awaitReady();
        buy("killed-sender", "after", "A-1-2");

        await().atMost(SOON).until(() -> mails("killed-sender", "after").size() == 1);
        await().during(A_WHILE)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("killed-sender", "r"))
                        .hasSizeBetween(1, 2)
                        .allMatch(mails("killed-sender", "r").getFirst()::equals));
    }

    @Test
    void a_sender_killed_before_the_server_accepted_sends_one() throws Exception {
        open("killed-early");
        Stack.standIns().mailFault("temporary-failure", 0, -1);
        long pid = Stack.pid("receipt-sender-0");
        buy("killed-early", "r", "A-1-1");

        Parts.signal("KILL", pid);
        new Parts(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        Stack.standIns().noFaults();
        Stack.awaitReady();

        await().atMost(SOON).until(() -> mails("killed-early", "r").size() == 1);
        await().during(A_WHILE)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("killed-early", "r")).hasSize(1));
    }

    @Test
    void a_sender_killed_again_and_again_sends_every_receipt_and_at_most_one_twice_for_each_kill() throws Exception {
        open("killed-often");
        int kills = 4;
        int sold = 0;
        for (int kill = 0; kill < kills; kill++) {
            for (int i = 0; i < 5; i++) {
                sold++;
                buy("killed-often", "r" + sold, "A-1-" + sold);
            }
            long pid = Stack.pid("receipt-sender-0");
            Parts.signal("KILL", pid);
            new Parts(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        }
        Stack.awaitReady();

        int twice = 0;
        for (int i = 1; i <= sold; i++) {
            String reservation = "r" + i;
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(mails("killed-often", reservation)).isNotEmpty());
            List<String> ids = mails("killed-often", reservation);
            assertThat(ids).allMatch(ids.getFirst()::equals);
            twice += ids.size() - 1;
        }
        assertThat(twice).isLessThanOrEqualTo(kills);
    }

    @Test
    void a_sender_that_reads_everything_again_sends_nothing_again() throws Exception {
        open("mail-again");
        buy("mail-again", "r", "A-1-1");
        await().atMost(SOON).until(() -> mails("mail-again", "r").size() == 1);

        Process again = Stack.another(
                "receipt-sender",
                "-Dmp.messaging.incoming.seat-events.group.id=receipt-sender-again",
                "-Dquarkus.mailer.port=" + Stack.SMTP_PORT);
        try {
            Groups.awaitEnd("receipt-sender-again", Topics.SEAT_EVENTS);
        } finally {
            again.destroy();
            var _ = again.waitFor(10, TimeUnit.SECONDS);
            again.destroyForcibly();
        }

        assertThat(mails("mail-again", "r")).hasSize(1);
    }

    /** The keys of the addresses of a reservation that stand on the topic and are not erased. */
    private static Set<String> addresses(String event, String reservation) {
        var standing = new TreeSet<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", Stack.BOOTSTRAP),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    Partitions.DEFAULT.of(Topics.CONTACTS).stream().toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() == null) {
                        standing.remove(record.key());
                    } else {
                        standing.add(record.key());
                    }
                }
            }
        }
        String key = Keys.reservation(event, reservation);
        standing.removeIf(other -> !other.equals(key) && !other.startsWith(key + "/"));
        return standing;
    }

    @Test
    void every_address_of_a_reservation_is_erased_that_of_a_declined_checkout_as_well() throws Exception {
        open("erased-all");
        assertThat(Stack.api(0).hold("erased-all", "r", 300, List.of("A-1-1")).status())
                .isEqualTo(201);
        String declined = "{\"paymentMethod\":\"pm_card_visa_chargeDeclined\",\"email\":\"first@example.com\"}";
        assertThat(Stack.api(0)
                        .send("POST", Client.path("erased-all", "r") + "/checkout", declined)
                        .status())
                .isEqualTo(402);
        assertThat(addresses("erased-all", "r")).hasSize(1);

        assertThat(readdress("erased-all", "r", "other").status()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(addresses("erased-all", "r")).containsExactly("erased-all/r"));

        assertThat(Stack.api(0).checkout("erased-all", "r", "pm_card_visa").status())
                .isEqualTo(200);
        assertThat(addresses("erased-all", "r")).hasSize(2);
        assertThat(Stack.api(0)
                        .send("DELETE", Client.path("erased-all", "r") + "/contact", "")
                        .status())
                .isEqualTo(204);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(addresses("erased-all", "r")).isEmpty());
    }

    @Test
    void an_erased_contact_gets_no_mail_and_the_sale_stands() throws Exception {
        open("erased");
        Stack.standIns().mailFault("refuse", 0, -1);
        buy("erased", "r", "A-1-1");

        assertThat(Stack.api(0)
                        .send("DELETE", Client.path("erased", "r") + "/contact", "")
                        .status())
                .isEqualTo(204);
        Stack.standIns().noFaults();
        buy("erased", "after", "A-1-2");

        await().atMost(SOON).until(() -> mails("erased", "after").size() == 1);
        await().during(A_WHILE)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("erased", "r")).isEmpty());
        var sold = Stack.api(0).get("erased", "r");
        assertThat(sold.state()).isEqualTo("SOLD");
        assertThat(sold.body().path("receipt").asText()).isEqualTo("NONE");
    }

    /** The customer of another reservation of the event is the one whose address is given. */
    private static Client.Answer readdress(String event, String reservation, String other) throws Exception {
        String body = "{\"email\":\"%s\"}".formatted(Client.email(event, other));
        return Stack.api(1).send("PUT", Client.path(event, reservation) + "/contact", body);
    }

    private static void awaitReceipt(String event, String reservation, String receipt) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.api(0)
                                .get(event, reservation)
                                .body()
                                .path("receipt")
                                .asText())
                        .isEqualTo(receipt));
    }

    @Test
    void a_sent_receipt_goes_once_to_the_address_that_replaced_the_first_and_the_sale_says_so() throws Exception {
        open("readdressed");
        buy("readdressed", "r", "A-1-1");
        awaitReceipt("readdressed", "r", "SENT");
        List<String> first = mails("readdressed", "r");
        assertThat(first).hasSize(1);

        var replaced = readdress("readdressed", "r", "other");

        assertThat(replaced.status()).as("%s", replaced.body()).isEqualTo(200);
        assertThat(replaced.body().path("receipt").asText()).isEqualTo("PENDING");
        await().atMost(SOON).until(() -> mails("readdressed", "other").size() == 1);
        assertThat(mails("readdressed", "other")).doesNotContainAnyElementsOf(first);
        awaitReceipt("readdressed", "r", "SENT");

        assertThat(readdress("readdressed", "r", "other").body().path("receipt").asText())
                .isEqualTo("SENT");
        await().during(A_WHILE)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("readdressed", "other")).hasSize(1));
        assertThat(mails("readdressed", "r")).isEqualTo(first);
        assertThat(readdress("readdressed", "nobody", "other").problem()).isEqualTo("no-such-reservation");
    }

    @Test
    void an_address_that_is_given_before_the_sale_gets_the_receipt_in_the_place_of_the_checkouts() throws Exception {
        open("given-early");
        assertThat(Stack.api(0).hold("given-early", "r", 300, List.of("A-1-1")).status())
                .isEqualTo(201);
        assertThat(readdress("given-early", "r", "other").status()).isEqualTo(200);

        var sold = Stack.api(0).checkout("given-early", "r", "pm_card_visa");

        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
        await().atMost(SOON).until(() -> mails("given-early", "other").size() == 1);
        awaitReceipt("given-early", "r", "SENT");
        assertThat(mails("given-early", "r")).isEmpty();
    }

    @Test
    void a_parked_receipt_is_sent_to_a_corrected_address_also_by_a_sender_that_was_killed_meanwhile() throws Exception {
        open("corrected");
        Stack.standIns().mailFault("refuse-recipient", 0, 1);
        buy("corrected", "r", "A-1-1");
        awaitReceipt("corrected", "r", "PARKED");
        Stack.standIns().mailFault("temporary-failure", 0, -1);
        long pid = Stack.pid("receipt-sender-0");

        assertThat(readdress("corrected", "r", "other").status()).isEqualTo(200);
        awaitReceipt("corrected", "r", "PENDING");
        Parts.signal("KILL", pid);
        new Parts(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        Stack.standIns().noFaults();
        Stack.awaitReady();

        await().atMost(SOON).until(() -> mails("corrected", "other").size() == 1);
        awaitReceipt("corrected", "r", "SENT");
    }

    @Test
    void a_sale_whose_capture_failed_has_no_receipt_until_it_is_paid_again() throws Exception {
        open("unpaid");
        Stack.standIns().providerFault("capture", "reject", 0, 1);
        buy("unpaid", "r", "A-1-1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.api(0)
                                .get("unpaid", "r")
                                .body()
                                .path("settlement")
                                .asText())
                        .isEqualTo("CAPTURE_FAILED"));
        awaitReceipt("unpaid", "r", "NONE");
        assertThat(mails("unpaid", "r")).isEmpty();

        assertThat(Stack.api(0).checkout("unpaid", "r", "pm_card_visa").status())
                .isIn(200, 202);

        await().atMost(SOON).until(() -> mails("unpaid", "r").size() == 1);
        awaitReceipt("unpaid", "r", "SENT");
    }
}
