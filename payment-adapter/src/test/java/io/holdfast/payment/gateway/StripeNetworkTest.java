package io.holdfast.payment.gateway;

import static io.holdfast.payment.gateway.StripeProviders.RECORDED;
import static io.holdfast.payment.gateway.StripeProviders.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.payment.payment.NextStep;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.payment.payment.Transition;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a network can do to Stripe's library: calls that hang, are cut or are refused, and the spans that tell of them (P7). */
@Tag("slow")
class StripeNetworkTest extends ProviderFixture {

    @TempDir
    private Path data;

    private StandIn standIn;
    private StripeProvider provider;

    @BeforeEach
    void start() throws IOException {
        standIn = StandIn.start(data);
        provider = StripeProviders.at(standIn.url(), "sk_test_local");
    }

    @AfterEach
    void stop() throws IOException {
        provider.close();
        standIn.close();
    }

    @Test
    void a_call_that_hangs_ends_at_its_time_out_in_doubt() {
        Payment created = created(Payments.VISA);
        standIn.fault("confirm", "hang-after", 30_000, 1);
        Instant before = Instant.now();

        ProviderAnswer answer = act(created, new PaymentStep.Confirm());

        assertThat(answer).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(TIMEOUT.multipliedBy(4));
        assertThat(status(act(created, new PaymentStep.Retrieve()))).isEqualTo(Status.AUTHORIZED);
    }

    @Test
    void a_cut_call_is_not_sent_again_by_the_http_client() {
        Payment created = created(Payments.VISA);
        standIn.fault("confirm", "cut-after", 0, 1);

        act(created, new PaymentStep.Confirm());

        // A second one behind our back would have been answered, and the doubt would not have been seen.
        assertThat(standIn.ledger().split("\"confirm\"", -1)).hasSize(2);
    }

    @Test
    void a_provider_that_is_not_there_was_not_reached() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (var nobody = StripeProviders.at("http://127.0.0.1:" + free, "sk_test_local")) {
            ProviderAnswer answer = nobody.ask(Payments.asked(Payments.ID, Payments.VISA), new PaymentStep.Create());

            assertThat(answer).isInstanceOf(ProviderAnswer.Unreached.class);
        }
    }

    @Test
    void a_wrong_key_is_our_fault_and_declines_nobody() {
        try (var stranger = StripeProviders.at(standIn.url(), "wrong")) {
            ProviderAnswer answer = stranger.ask(Payments.asked(Payments.ID, Payments.VISA), new PaymentStep.Create());

            assertThat(answer).isEqualTo(new ProviderAnswer.Barred("api_key_missing"));
        }
    }

    @Test
    void a_request_that_the_provider_refuses_for_every_customer_is_no_decline() {
        standIn.fault("create", "reject", 0, 1);

        ProviderAnswer answer = act(Payments.asked(Payments.ID, Payments.VISA), new PaymentStep.Create());

        assertThat(answer).isEqualTo(new ProviderAnswer.Rejected("parameter_invalid"));
    }

    @Test
    void a_list_that_can_not_be_had_is_said_so() {
        standIn.fault("list", "error-before", 0, -1);

        assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> provider.list(Instant.now()));
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
    void a_fault_at_any_one_call_leaves_one_charge(String kind, String operation) {
        standIn.fault(operation, kind, TIMEOUT.multipliedBy(3).toMillis(), 1);

        Payment authorized = driven(Payments.asked(Operation.AUTHORIZE)).reported();
        Payment captured = driven(authorized.asked(Payments.request(Operation.CAPTURE), Payments.NOW));

        assertThat(NextStep.of(captured)).isEqualTo(new PaymentStep.Report(PaymentResult.CAPTURED));
        assertThat(provider.list(Instant.now().minus(Duration.ofHours(1))))
                .filteredOn(snapshot -> snapshot.status() != Status.UNCONFIRMED)
                .singleElement()
                .satisfies(charge -> {
                    assertThat(charge.status()).isEqualTo(Status.CAPTURED);
                    assertThat(charge.reference()).isEqualTo(captured.reference());
                    assertThat(charge.id()).contains(captured.id());
                });
    }

    @Test
    void a_call_for_a_payment_is_a_span_that_names_neither_the_payment_nor_its_means() {
        Span payment = RECORDED.traces()
                .span("payment", SpanKind.INTERNAL, Context.root())
                .startSpan();
        standIn.fault("confirm", "rate-limit", 0, 1);

        try (Scope _ = payment.makeCurrent()) {
            var _ = driven(Payments.asked(Operation.AUTHORIZE));
        }

        List<SpanData> calls = RECORDED.spans().stream()
                .filter(span ->
                        span.getTraceId().equals(payment.getSpanContext().getTraceId()))
                .toList();
        assertThat(calls)
                .extracting(SpanData::getName)
                .contains("POST /v1/payment_intents", "POST /v1/payment_intents/{intent}/confirm")
                .noneMatch(name -> name.contains("pi_"));
        assertThat(calls)
                .extracting(SpanData::getParentSpanId)
                .containsOnly(payment.getSpanContext().getSpanId());
        assertThat(calls)
                .extracting(span -> span.getStatus().getStatusCode())
                .contains(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(calls.toString()).doesNotContain("pm_card").doesNotContain("sk_test");
    }

    @Test
    void a_call_for_no_payment_is_none() {
        int before = RECORDED.spans().size();

        var _ = provider.list(Instant.now().minus(Duration.ofHours(1)));

        assertThat(RECORDED.spans()).hasSize(before);
    }

    /** Step by step to the outcome, as the adapter goes; how many steps it took does not matter, but they must end. */
    private Payment driven(Payment payment) {
        Payment now = payment;
        for (int i = 0; i < 20; i++) {
            switch (NextStep.of(now)) {
                case PaymentStep.Ask ask -> now = Transition.after(now, ask, act(now, ask));
                case PaymentStep.Conclude conclude -> now = Transition.after(now, conclude);
                case PaymentStep.Report report -> {
                    return now;
                }
            }
        }
        throw new AssertionError("no outcome after 20 steps: " + now);
    }

    @Override
    Provider provider() {
        return provider;
    }
}
