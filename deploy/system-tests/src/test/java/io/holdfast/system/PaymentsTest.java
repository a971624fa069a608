package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client.Answer;
import io.holdfast.drill.StackFaults;
import io.holdfast.drill.StandIns.Charge;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Money, with a provider that declines, hangs, forgets to answer, and an adapter that is killed (P6, P7). */
class PaymentsTest extends StandInsFixture {

    private static final List<String> SEATS = List.of("A-1-1", "A-1-2");
    private static final String VISA = "pm_card_visa";

    private static void held(String event, int holdSeconds) throws Exception {
        assertThat(Stack.api(0).open(event, 10, 20).status()).isEqualTo(201);
        assertThat(Stack.api(0).hold(event, "cart", holdSeconds, SEATS).status())
                .isEqualTo(201);
    }

    private static String state(String event) throws Exception {
        return Stack.api(1).get(event, "cart").state();
    }

    private static void awaitState(String event, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(state(event)).isEqualTo(state));
    }

    /** The one sale, and the one charge that was captured for it. */
    private static void assertSoldOnce(String event, int attempt) throws Exception {
        // The instance that took the call may tell what the other sees with the commit.
        awaitState(event, "SOLD");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.standIns().charges(event, "cart"))
                        .filteredOn(charge ->
                                charge.captured() > 0 || charge.status().equals("requires_capture"))
                        .containsExactly(new Charge(attempt, "succeeded", 9_000, 9_000, 0)));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Stack.api(0).history(event, "cart")).endsWith("SeatsSold", "PaymentCaptured"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Stack.standIns().mails(event, "cart")).hasSize(1));
    }

    @Test
    void held_seats_are_paid_for_captured_and_receipted() throws Exception {
        held("paid", 300);

        Answer sold = Stack.api(0).checkout("paid", "cart", VISA);

        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
        assertThat(sold.state()).isEqualTo("SOLD");
        assertThat(Stack.api(1).checkout("paid", "cart", VISA).status()).isEqualTo(200);
        assertThat(Stack.api(0).release("paid", "cart").problem()).isEqualTo("already-sold");
        assertThat(Stack.api(0).seats("paid").get("A-1-1").asText()).isEqualTo("SOLD");
        assertSoldOnce("paid", 1);
        assertThat(Stack.standIns().charges("paid", "cart")).hasSize(1);
    }

    @Test
    void declined_and_then_paid_with_another_card_within_the_hold() throws Exception {
        held("declined", 300);

        Answer declined = Stack.api(0).checkout("declined", "cart", "pm_card_visa_chargeDeclined");
        Answer sold = Stack.api(1).checkout("declined", "cart", VISA);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.problem()).isEqualTo("payment-declined");
        assertThat(declined.body().get("reservationStatus").asText()).isEqualTo("HELD");
        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
        assertSoldOnce("declined", 2);
    }

    @Test
    void the_provider_acts_and_its_answer_is_lost_and_it_is_one_charge_and_one_sale() throws Exception {
        held("lost", 300);
        Stack.standIns().providerFault("confirm", "cut-after", 0, 1);

        assertThat(Stack.api(0).checkout("lost", "cart", VISA).status()).isIn(200, 202);

        awaitState("lost", "SOLD");
        assertSoldOnce("lost", 1);
    }

    @Test
    void the_provider_answers_500_for_ever_after_it_acted_and_it_is_one_charge_and_one_sale() throws Exception {
        held("five-hundred", 300);
        Stack.standIns().providerFault("confirm", "error-after", 0, 1);
        Stack.standIns().providerFault("capture", "error-after", 0, 1);

        assertThat(Stack.api(0).checkout("five-hundred", "cart", VISA).status()).isIn(200, 202);

        awaitState("five-hundred", "SOLD");
        assertSoldOnce("five-hundred", 1);
    }

    @Test
    void pressed_by_many_at_both_apis_it_is_one_payment() throws Exception {
        held("pressed", 300);
        try (var callers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                int api = i % 2;
                var _ = callers.submit(() -> Stack.api(api).checkout("pressed", "cart", VISA));
            }
        }

        awaitState("pressed", "SOLD");
        assertSoldOnce("pressed", 1);
        assertThat(Stack.standIns().charges("pressed", "cart")).hasSize(1);
    }

    @Test
    void while_the_provider_hangs_the_seats_stay_and_they_are_free_only_when_the_void_is_confirmed() throws Exception {
        held("hangs", 8);
        Stack.standIns().providerFault("confirm", "hang-after", 60_000, 1);
        Stack.standIns().providerFault("retrieve", "error-before", 0, -1);
        Stack.standIns().providerFault("cancel", "error-before", 0, -1);
        Stack.standIns().providerFault("list", "error-before", 0, -1);

        Answer paying = Stack.api(0).checkout("hangs", "cart", VISA, "Prefer", "wait=1");

        assertThat(paying.status()).isEqualTo(202);
        assertThat(paying.state()).isEqualTo("PAYING");
        awaitState("hangs", "VOIDING");
        assertThat(Stack.api(0).hold("hangs", "other", 300, SEATS).problem()).isEqualTo("seats-unavailable");
        assertThat(Stack.api(0).release("hangs", "cart").problem()).isEqualTo("payment-in-progress");
        await().during(Duration.ofSeconds(5))
                .atMost(SOON)
                .until(() -> state("hangs").equals("VOIDING"));
        assertThat(Stack.standIns().unsettled().get("payments").findValuesAsText("event"))
                .contains("hangs");

        Stack.standIns().noFaults();

        awaitState("hangs", "EXPIRED");
        assertThat(Stack.api(0).hold("hangs", "next", 300, SEATS).status()).isEqualTo(201);
        assertThat(Stack.standIns().charges("hangs", "cart")).containsExactly(new Charge(1, "canceled", 9_000, 0, 0));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Stack.standIns().unsettled().get("payments").findValuesAsText("event"))
                        .doesNotContain("hangs"));
    }

    @Test
    void an_authorization_that_arrives_after_the_hold_is_over_is_voided_and_never_captured() throws Exception {
        held("late-money", 8);
        // It acts after the adapter has given up waiting, and can't be asked until the window is over.
        Stack.standIns().providerFault("confirm", "latency", 15_000, 1);
        Stack.standIns().providerFault("retrieve", "error-before", 0, -1);

        Answer paying = Stack.api(0).checkout("late-money", "cart", VISA, "Prefer", "wait=1");

        assertThat(paying.status()).isEqualTo(202);
        awaitState("late-money", "VOIDING");
        Stack.standIns().noFaults();
        awaitState("late-money", "EXPIRED");
        record("late-money", 1, PaymentOutcome.AUTHORIZED);
        await().during(Duration.ofSeconds(10)).atMost(SOON).untilAsserted(() -> {
            assertThat(Stack.standIns().charges("late-money", "cart"))
                    .containsExactly(new Charge(1, "canceled", 9_000, 0, 0));
            assertThat(Stack.standIns().mails("late-money", "cart")).isEmpty();
            assertThat(state("late-money")).isEqualTo("EXPIRED");
        });
    }

    @Test
    void results_that_come_twice_and_out_of_order_change_nothing() throws Exception {
        held("doubled", 300);
        assertThat(Stack.api(0)
                        .checkout("doubled", "cart", "pm_card_visa_chargeDeclined")
                        .status())
                .isEqualTo(402);
        assertThat(Stack.api(0).checkout("doubled", "cart", VISA).status()).isEqualTo(200);

        for (PaymentOutcome outcome : new PaymentOutcome[] {
            PaymentOutcome.CAPTURED, PaymentOutcome.AUTHORIZED, PaymentOutcome.UNKNOWN, PaymentOutcome.DECLINED
        }) {
            record("doubled", 2, outcome);
        }
        record("doubled", 1, PaymentOutcome.DECLINED);

        assertSoldOnce("doubled", 2);
        assertThat(Stack.api(0).history("doubled", "cart"))
                .containsExactly(
                        "SeatsHeld",
                        "PaymentRequested",
                        "PaymentFailed",
                        "PaymentRequested",
                        "SeatsSold",
                        "PaymentCaptured");
    }

    private static void record(String event, int attempt, PaymentOutcome outcome) throws Exception {
        var serde = new AvroSerde<>(
                Topics.SEAT_COMMANDS, SeatCommand.class, SchemaLog.read(KafkaCluster.at(Stack.BOOTSTRAP)));
        var command = new SeatCommand(
                new RecordPayment(event, "cart", attempt, outcome, 9_000L, "EUR", null, "pi_again"), null);
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Stack.BOOTSTRAP,
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                EventPartitioner.class);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), event + "/A-1-1", serde.encode(command)))
                    .get();
        }
    }

    @Test
    void an_adapter_killed_between_the_providers_deed_and_its_own_word_charges_once() throws Exception {
        held("killed-adapter", 300);
        Stack.standIns().providerFault("confirm", "hang-after", 60_000, 1);
        long pid = Stack.pid("payment-adapter-0");

        assertThat(Stack.api(0)
                        .checkout("killed-adapter", "cart", VISA, "Prefer", "wait=0")
                        .status())
                .isEqualTo(202);
        await().atMost(SOON)
                .until(() -> Stack.standIns().charges("killed-adapter", "cart").stream()
                        .anyMatch(charge -> charge.status().equals("requires_capture")));
        StackFaults.signal("KILL", pid);

        new StackFaults(Stack.STAGE).awaitReplaced("payment-adapter-0", pid);
        awaitState("killed-adapter", "SOLD");
        assertSoldOnce("killed-adapter", 1);
        assertThat(Stack.standIns().charges("killed-adapter", "cart")).hasSize(1);
    }

    @Test
    void an_adapter_that_reads_everything_again_charges_nobody_again() throws Exception {
        held("again", 300);
        assertThat(Stack.api(0).checkout("again", "cart", VISA).status()).isEqualTo(200);
        assertSoldOnce("again", 1);
        List<Charge> before = Stack.standIns().charges("again", "");

        Process again = Stack.another(
                "payment-adapter",
                "-Dmp.messaging.incoming.payment-requests.group.id=payment-adapter-again",
                "-Dholdfast.payment.provider.url=" + Stack.PROVIDER,
                "-Dholdfast.payment.provider.key=sk_test_local");
        try {
            Groups.awaitEnd("payment-adapter-again", Topics.PAYMENT_REQUESTS);
        } finally {
            again.destroy();
            var _ = again.waitFor(10, java.util.concurrent.TimeUnit.SECONDS);
            again.destroyForcibly();
        }

        assertThat(Stack.standIns().charges("again", "")).isEqualTo(before);
        assertThat(state("again")).isEqualTo("SOLD");
    }
}
