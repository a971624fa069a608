package io.holdfast.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.Answer;
import io.holdfast.payment.payment.Fold;
import io.holdfast.payment.payment.Next;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Step;
import io.holdfast.standin.payment.PaymentStandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's library against the stand-in, over HTTP: what is asked, and what is made of the answers and of their absence. */
class StripeProviderTest {

    private static final String VISA = "pm_card_visa";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private PaymentStandIn standIn;
    private StripeProvider provider;

    @BeforeEach
    void start() throws Exception {
        standIn = PaymentStandIn.start(0, folder, 0);
        provider = new StripeProvider(new ProviderSettings(standIn.url(), "sk_test_local", TIMEOUT));
    }

    @AfterEach
    void stop() throws Exception {
        provider.close();
        standIn.close();
    }

    private void fault(String operation, String kind, long millis) throws Exception {
        String body =
                "{\"operation\":\"%s\",\"kind\":\"%s\",\"millis\":%d,\"count\":1}".formatted(operation, kind, millis);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(standIn.url() + "/admin/faults"))
                            .PUT(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    /** Step by step to the outcome, as the adapter goes; how many steps it took does not matter, but they must end. */
    private Payment driven(Payment payment) {
        Payment now = payment;
        for (int i = 0; i < 20; i++) {
            switch (Next.of(now)) {
                case Step.Ask ask -> now = Fold.after(now, ask, provider.ask(now, ask));
                case Step.Conclude conclude -> now = Fold.after(now, conclude);
                case Step.Report report -> {
                    return now;
                }
            }
        }
        throw new AssertionError("no outcome after 20 steps: " + now);
    }

    private static Outcome outcome(Payment payment) {
        return ((Step.Report) Next.of(payment)).outcome();
    }

    private Payment authorized(String reservation) {
        Payment authorized = driven(Payments.begun(Operation.AUTHORIZE, reservation, VISA));
        assertThat(outcome(authorized)).isEqualTo(Outcome.AUTHORIZED);
        return authorized;
    }

    private Payment then(Payment payment, Operation operation) {
        return driven(payment.reported()
                .asked(Payments.request(operation, payment.id().reservation(), VISA), Payments.NOW));
    }

    @Test
    void money_is_reserved_and_taken() {
        assertThat(outcome(then(authorized("cart"), Operation.CAPTURE))).isEqualTo(Outcome.CAPTURED);
    }

    @Test
    void money_is_reserved_and_freed() {
        assertThat(outcome(then(authorized("cart"), Operation.VOID))).isEqualTo(Outcome.VOIDED);
    }

    @Test
    void money_is_taken_and_given_back() {
        Payment captured = then(authorized("cart"), Operation.CAPTURE);

        assertThat(outcome(then(captured, Operation.REFUND))).isEqualTo(Outcome.REFUNDED);
    }

    @Test
    void a_declined_card_is_declined_with_the_providers_word_for_why() {
        Payment declined = driven(Payments.begun(Operation.AUTHORIZE, "cart", "pm_card_visa_chargeDeclined"));

        assertThat(outcome(declined)).isEqualTo(Outcome.DECLINED);
        assertThat(declined.standing().code()).isNotNull();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "error-before, create",
        "error-after, create",
        "cut-after, create",
        "hang-after, create",
        "rate-limit, create",
        "error-before, confirm",
        "error-after, confirm",
        "cut-after, confirm",
        "hang-after, confirm",
        "rate-limit, confirm",
        "error-before, capture",
        "error-after, capture",
        "cut-after, capture",
        "hang-after, capture",
        "rate-limit, capture"
    })
    void whatever_goes_wrong_once_it_is_one_charge(String kind, String operation) throws Exception {
        fault(operation, kind, TIMEOUT.multipliedBy(3).toMillis());

        Payment captured = then(authorized("cart"), Operation.CAPTURE);

        assertThat(outcome(captured)).isEqualTo(Outcome.CAPTURED);
        assertThat(provider.list(Instant.now().minus(Duration.ofHours(1))))
                .filteredOn(snapshot -> snapshot.status() != Snapshot.Status.UNCONFIRMED)
                .singleElement()
                .satisfies(charge -> {
                    assertThat(charge.status()).isEqualTo(Snapshot.Status.CAPTURED);
                    assertThat(charge.reference()).isEqualTo(captured.reference());
                    assertThat(charge.id()).contains(captured.id());
                });
    }

    @Test
    void a_provider_that_is_away_is_certainly_not_reached() throws Exception {
        standIn.close();

        assertThat(provider.ask(Payments.begun(Operation.AUTHORIZE, "cart", VISA), new Step.Create()))
                .isInstanceOf(Answer.Unreached.class);
    }
}
