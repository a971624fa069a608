package io.holdfast.standin.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.holdfast.standin.payment.Caller.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentStandInTest {

    @TempDir
    private Path data;

    private PaymentStandIn standIn;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        standIn = PaymentStandIn.start(0, data);
        caller = new Caller(standIn.url());
    }

    @AfterEach
    void stop() throws IOException {
        standIn.close();
    }

    @Test
    void a_payment_runs_from_creation_to_refund() throws Exception {
        Answer created = caller.post("/v1/payment_intents", Caller.INTENT + "&metadata%5Border%5D=o-1", "k1");
        String path = "/v1/payment_intents/" + created.id();

        Answer confirmed = caller.post(path + "/confirm", "", "k2");
        Answer captured = caller.post(path + "/capture", "", "k3");
        Answer refund = caller.post("/v1/refunds", "payment_intent=" + created.id(), "k4");
        Answer after = caller.get(path + "?expand%5B0%5D=latest_charge");

        assertThat(created.text("/status")).isEqualTo("requires_confirmation");
        assertThat(confirmed.text("/status")).isEqualTo("requires_capture");
        assertThat(confirmed.text("/amount_capturable")).isEqualTo("4500");
        assertThat(captured.text("/amount_received")).isEqualTo("4500");
        assertThat(refund.text("/status")).isEqualTo("succeeded");
        assertThat(after.text("/latest_charge/refunded")).isEqualTo("true");
        assertThat(after.text("/metadata/order")).isEqualTo("o-1");
    }

    @Test
    void a_declined_card_is_answered_402_with_the_payment() throws Exception {
        String id = caller.post(
                        "/v1/payment_intents",
                        Caller.INTENT.replace("visa", "visa_chargeDeclinedInsufficientFunds"),
                        "k1")
                .id();

        Answer answer = caller.post("/v1/payment_intents/" + id + "/confirm", "", "k2");

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.error()).isEqualTo("card_declined");
        assertThat(answer.text("/error/decline_code")).isEqualTo("insufficient_funds");
        assertThat(answer.text("/error/payment_intent/status")).isEqualTo("requires_payment_method");
    }

    @Test
    void what_is_not_there_and_what_can_not_be_done_is_said_in_stripes_words() throws Exception {
        String id = caller.create();

        Answer missing = caller.get("/v1/payment_intents/pi_none");
        Answer early = caller.post("/v1/payment_intents/" + id + "/capture", "", "k2");
        Answer invalid = caller.post("/v1/payment_intents", "amount=0&currency=eur&capture_method=manual", "k3");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.error()).isEqualTo("resource_missing");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.error()).isEqualTo("payment_intent_unexpected_state");
        assertThat(early.text("/error/payment_intent/id")).isEqualTo(id);
        assertThat(invalid.text("/error/param")).isEqualTo("amount");
    }

    @Test
    void the_same_key_has_the_first_answer_and_other_parameters_are_refused() throws Exception {
        Answer first = caller.post("/v1/payment_intents", Caller.INTENT, "k1");

        Answer again = caller.post("/v1/payment_intents", Caller.INTENT, "k1");
        Answer other = caller.post("/v1/payment_intents", Caller.INTENT + "&description=x", "k1");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.replayed()).isTrue();
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
    }

    @Test
    void the_key_of_a_call_that_failed_validation_is_free_again() throws Exception {
        caller.post("/v1/payment_intents", "amount=0", "k1");

        Answer answer = caller.post("/v1/payment_intents", Caller.INTENT, "k1");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_500_is_kept_whether_it_acted_or_not() throws Exception {
        String before = "/v1/payment_intents/" + caller.create();
        String after = "/v1/payment_intents/" + caller.create();
        caller.fault("confirm", "error-before", 0, 1);
        Answer failed = caller.post(before + "/confirm", "", "k1");
        caller.fault("confirm", "error-after", 0, 1);
        Answer acted = caller.post(after + "/confirm", "", "k2");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(acted.status()).isEqualTo(500);
        assertThat(caller.get(before).text("/status")).isEqualTo("requires_confirmation");
        assertThat(caller.get(after).text("/status")).isEqualTo("requires_capture");
        assertThat(caller.post(before + "/confirm", "", "k1").replayed()).isTrue();
        assertThat(caller.post(before + "/confirm", "", "k1").status()).isEqualTo(500);
        assertThat(caller.post(before + "/confirm", "", "k3").text("/status")).isEqualTo("requires_capture");
    }

    @Test
    void a_cut_call_has_acted_and_a_limited_one_has_not() throws Exception {
        String cut = "/v1/payment_intents/" + caller.create();
        String limited = "/v1/payment_intents/" + caller.create();
        caller.fault("confirm", "cut-after", 0, 1);

        assertThatIOException().isThrownBy(() -> caller.post(cut + "/confirm", "", "k1"));

        caller.fault("any", "rate-limit", 0, 1);
        assertThat(caller.post(limited + "/confirm", "", "k2").status()).isEqualTo(429);
        assertThat(caller.get(cut).text("/status")).isEqualTo("requires_capture");
        assertThat(caller.get(limited).text("/status")).isEqualTo("requires_confirmation");
    }

    @Test
    void the_same_key_at_the_same_time_is_a_conflict() throws Exception {
        caller.fault("create", "latency", 2_000, 1);
        var slow = CompletableFuture.supplyAsync(() -> {
            try {
                return caller.post("/v1/payment_intents", Caller.INTENT, "k1");
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });

        await().untilAsserted(() -> assertThat(
                        caller.post("/v1/payment_intents", Caller.INTENT, "k1").status())
                .isEqualTo(409));

        assertThat(slow.get().status()).isEqualTo(200);
    }

    @Test
    void a_hanging_call_has_acted() throws Exception {
        String path = "/v1/payment_intents/" + caller.create();
        caller.fault("confirm", "hang-after", 500, 1);

        var slow = CompletableFuture.supplyAsync(() -> {
            try {
                return caller.post(path + "/confirm", "", "k1");
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });

        await().untilAsserted(() -> assertThat(caller.get(path).text("/status")).isEqualTo("requires_capture"));
        assertThat(slow.get().status()).isEqualTo(200);
    }

    @Test
    void payments_are_listed_newest_first_by_page() throws Exception {
        for (int i = 0; i < 5; i++) {
            caller.post("/v1/payment_intents", Caller.INTENT + "&metadata%5Bn%5D=" + i, "k" + i);
        }

        Answer first = caller.get("/v1/payment_intents?limit=3&created%5Bgte%5D=0");
        Answer rest = caller.get("/v1/payment_intents?limit=3&starting_after=" + first.text("/data/2/id"));

        assertThat(first.text("/data/0/metadata/n")).isEqualTo("4");
        assertThat(first.text("/has_more")).isEqualTo("true");
        assertThat(rest.body().at("/data")).hasSize(2);
        assertThat(rest.text("/has_more")).isEqualTo("false");
    }

    @Test
    void the_ledger_and_the_keys_outlive_the_process_and_a_torn_line() throws Exception {
        Answer created = caller.post("/v1/payment_intents", Caller.INTENT, "k1");
        caller.post("/v1/payment_intents/" + created.id() + "/confirm", "", "k2");
        standIn.close();
        Files.writeString(data.resolve("payments.jsonl"), "{\"at\":1,\"oper", StandardOpenOption.APPEND);

        start();

        Answer again = caller.post("/v1/payment_intents", Caller.INTENT, "k1");
        caller.post("/v1/payment_intents/" + created.id() + "/capture", "", "k3");
        Answer ledger = caller.get("/admin/ledger");
        assertThat(again.id()).isEqualTo(created.id());
        assertThat(ledger.text("/payments/0/status")).isEqualTo("succeeded");
        assertThat(ledger.text("/payments/0/amountCaptured")).isEqualTo("4500");
        assertThat(ledger.body().at("/payments/0/history")).hasSize(3);
    }

    @Test
    void an_unknown_fault_is_refused() throws Exception {
        assertThat(caller.fault("dance", "latency", 1, 1).status()).isEqualTo(400);
        assertThat(caller.fault("any", "sulk", 1, 1).status()).isEqualTo(400);
    }
}
