package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import io.holdfast.drill.StackFaults;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Receipts, with a mail server that is down and with addresses that change or are erased: a failed mail undoes nothing (P8). */
class ReceiptsTest extends ReceiptsFixture {

    /** Long enough for a sender that tries again at its longest pause, several times. */
    private static final Duration DOWN = Duration.ofSeconds(15);

    @Test
    void while_the_mail_server_is_down_sales_go_on_and_receipts_follow() throws Exception {
        open("mail-down");
        Stack.standIns().mailFault("refuse", 0, -1);
        long until = System.nanoTime() + DOWN.toNanos();
        var sold = new ArrayList<String>();
        while (System.nanoTime() < until && sold.size() < 100) {
            int seat = sold.size();
            sold.add("r" + seat);
            buy("mail-down", sold.getLast(), "A-%d-%d".formatted(seat / 20 + 1, seat % 20 + 1));
        }
        await().atMost(SOON).until(() -> System.nanoTime() > until);
        assertThat(mails("mail-down", sold.getFirst())).isEmpty();

        Stack.standIns().noFaults();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sold)
                        .allSatisfy(reservation ->
                                assertThat(mails("mail-down", reservation)).hasSize(1)));
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
        await().during(LONGER_THAN_A_RETRY)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(mails("erased", "r")).isEmpty());
        var sold = Stack.api(0).get("erased", "r");
        assertThat(sold.state()).isEqualTo("SOLD");
        assertThat(sold.body().path("receipt").asText()).isEqualTo("NONE");
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
        await().during(LONGER_THAN_A_RETRY)
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
        StackFaults.signal("KILL", pid);
        new StackFaults(Stack.STAGE).awaitReplaced("receipt-sender-0", pid);
        Stack.standIns().noFaults();
        Stack.awaitReady();

        await().atMost(SOON).until(() -> mails("corrected", "other").size() == 1);
        awaitReceipt("corrected", "r", "SENT");
    }
}
