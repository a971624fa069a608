package io.holdfast.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.Money;
import io.holdfast.payment.payment.NextStep;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Request;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.payment.payment.Step;
import io.holdfast.payment.payment.Terms;
import io.holdfast.payment.payment.Transition;
import io.holdfast.schemas.money.Currencies;
import io.holdfast.schemas.testing.RecordedTraces;
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
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract through Stripe's own library, over HTTP, and what only a network can do. */
@Tag("slow")
class StripeProviderTest extends ProviderContract {

    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final RecordedTraces RECORDED = new RecordedTraces();

    @TempDir
    private Path data;

    private StandIn standIn;
    private StripeProvider provider;

    @BeforeEach
    void start() throws IOException {
        standIn = StandIn.start(data);
        provider = provider(standIn.url(), "sk_test_local");
    }

    @AfterEach
    void stop() throws IOException {
        provider.close();
        standIn.close();
    }

    @Override
    Provider provider() {
        return provider;
    }

    @Override
    void failNext(Step.Ask step, Fault fault) {
        String kind = switch (fault) {
            case UNREACHED -> "rate-limit";
            case ERROR_BEFORE -> "error-before";
            case ERROR_AFTER -> "error-after";
            case CUT_AFTER -> "cut-after";
            case NONE -> throw new IllegalArgumentException("no fault");
        };
        standIn.fault(step.getClass().getSimpleName().toLowerCase(Locale.ROOT), kind, 0, 1);
    }

    @Test
    void a_call_that_hangs_ends_at_its_time_out_in_doubt() {
        Payment created = created(Payments.VISA);
        standIn.fault("confirm", "hang-after", 30_000, 1);
        Instant before = Instant.now();

        ProviderAnswer answer = act(created, new Step.Confirm());

        assertThat(answer).isInstanceOf(ProviderAnswer.Lost.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(TIMEOUT.multipliedBy(4));
        assertThat(status(act(created, new Step.Retrieve()))).isEqualTo(Status.AUTHORIZED);
    }

    @Test
    void a_cut_call_is_not_sent_again_by_the_http_client() {
        Payment created = created(Payments.VISA);
        standIn.fault("confirm", "cut-after", 0, 1);

        act(created, new Step.Confirm());

        // A second one behind our back would have been answered, and the doubt would not have been seen.
        assertThat(standIn.ledger().split("\"confirm\"", -1)).hasSize(2);
    }

    @Test
    void a_provider_that_is_not_there_was_not_reached() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (var nobody = provider("http://127.0.0.1:" + free, "sk_test_local")) {
            ProviderAnswer answer = nobody.ask(Payments.asked(Payments.ID, Payments.VISA), new Step.Create());

            assertThat(answer).isInstanceOf(ProviderAnswer.Unreached.class);
        }
    }

    @Test
    void a_wrong_key_is_our_fault_and_declines_nobody() {
        try (var stranger = provider(standIn.url(), "wrong")) {
            ProviderAnswer answer = stranger.ask(Payments.asked(Payments.ID, Payments.VISA), new Step.Create());

            assertThat(answer).isEqualTo(new ProviderAnswer.Barred("api_key_missing"));
        }
    }

    @Test
    void a_request_that_the_provider_refuses_whoever_pays_is_no_decline() {
        standIn.fault("create", "reject", 0, 1);

        ProviderAnswer answer = act(Payments.asked(Payments.ID, Payments.VISA), new Step.Create());

        assertThat(answer).isEqualTo(new ProviderAnswer.Rejected("parameter_invalid"));
    }

    @Test
    void what_the_provider_has_is_read_back_at_every_step() {
        Payment created = created(Payments.VISA);
        standIn.order("{\"operation\":\"capture\",\"kind\":\"other-amount\",\"amount\":100}");

        assertThat(snapshot(act(created, new Step.Confirm())).money()).isEqualTo(new Money(9_000, "EUR"));
        assertThat(snapshot(act(created, new Step.Capture())).money()).isEqualTo(new Money(100, "EUR"));
        assertThat(snapshot(act(created, new Step.Retrieve())).money()).isEqualTo(new Money(100, "EUR"));
        assertThat(snapshot(act(created, new Step.Refund())).money()).isEqualTo(new Money(100, "EUR"));
    }

    @ParameterizedTest
    @MethodSource("currencies")
    void the_same_price_is_asked_for_and_read_back_in_every_currency(String currency) {
        // What no currency in use is too small or too large for, and what is no multiple of a hundred without a
        // conversion.
        long minor = Math.round(1_001 * Math.pow(10, Currencies.digits(currency).orElseThrow()));
        long price = currency.equals("HUF") || currency.equals("CZK") ? minor * 10 : minor;
        var asked = Payment.begin(
                new Request(
                        Payments.ID,
                        Operation.AUTHORIZE,
                        new Terms(List.of("A-1-1"), price, currency, Payments.VISA),
                        null),
                Instant.now());

        Payment created = Transition.after(asked, new Step.Create(), act(asked, new Step.Create()));
        act(created, new Step.Confirm());

        assertThat(snapshot(act(created, new Step.Capture())).money()).isEqualTo(new Money(price, currency));
    }

    static Stream<String> currencies() {
        return Currencies.inUse().stream().sorted();
    }

    @Test
    void an_amount_that_the_provider_has_no_units_for_is_not_sent() {
        var asked = Payment.begin(
                new Request(
                        Payments.ID,
                        Operation.AUTHORIZE,
                        new Terms(List.of("A-1-1"), 1_001, "KWD", Payments.VISA),
                        null),
                Instant.now());

        assertThat(act(asked, new Step.Create())).isEqualTo(new ProviderAnswer.Rejected("amount_without_units"));
        assertThat(standIn.ledger()).doesNotContain("kwd");
    }

    @Test
    void an_authorization_of_another_amount_says_so() {
        standIn.order("{\"operation\":\"create\",\"kind\":\"other-amount\",\"amount\":100}");
        Payment created = created(Payments.VISA);

        assertThat(snapshot(act(created, new Step.Confirm())).money()).isEqualTo(new Money(100, "EUR"));
    }

    @Test
    void a_means_of_payment_that_the_provider_does_not_know_is_refused() {
        ProviderAnswer answer = act(Payments.asked(Payments.ID, "pm_none"), new Step.Create());

        assertThat(answer).isEqualTo(new ProviderAnswer.Refused("resource_missing"));
    }

    @Test
    void a_reason_of_the_bank_is_told_rather_than_that_the_card_was_declined() {
        Payment created = created("pm_card_visa_chargeDeclinedInsufficientFunds");

        ProviderAnswer answer = act(created, new Step.Confirm());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ProviderAnswer.Found.class,
                        found -> assertThat(found.snapshot().code()).isEqualTo("insufficient_funds"));
    }

    @Test
    void all_pages_are_listed() {
        for (int attempt = 1; attempt <= 150; attempt++) {
            act(Payments.asked(new PaymentId("ev-1", "r-many", attempt), Payments.VISA), new Step.Create());
        }

        assertThat(provider.list(Instant.now().minus(Duration.ofMinutes(1)))).hasSize(150);
    }

    @Test
    void two_installations_with_one_account_neither_see_nor_disturb_each_other() {
        Payment ours = created(Payments.VISA);
        try (var neighbour = provider(standIn.url(), "sk_test_local", "theirs")) {
            Payment asked = Payments.asked(ours.id(), Payments.VISA);
            assertThat(neighbour.ask(asked, new Step.Find())).isEqualTo(new ProviderAnswer.Missing());

            ProviderAnswer theirs = neighbour.ask(asked, new Step.Create());

            assertThat(theirs)
                    .isInstanceOfSatisfying(
                            ProviderAnswer.Found.class,
                            found -> assertThat(found.snapshot().reference()).isNotEqualTo(ours.reference()));
            assertThat(provider.list(Instant.now().minus(Duration.ofMinutes(1))))
                    .filteredOn(snapshot -> snapshot.id().isPresent())
                    .extracting(Snapshot::reference)
                    .containsExactly(ours.reference());
        }
    }

    @Test
    void a_list_that_can_not_be_had_is_said_so() {
        standIn.fault("list", "error-before", 0, -1);

        assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> provider.list(Instant.now()));
    }

    @Test
    void without_a_key_nothing_starts_and_the_key_is_never_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSettings("https://x", "", TIMEOUT))
                .withMessageContaining("holdfast.payment.provider.key");
        assertThat(new ProviderSettings("https://x", "sk_live_1", TIMEOUT))
                .asString()
                .doesNotContain("sk_live");
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
    void whatever_goes_wrong_once_it_is_one_charge(String kind, String operation) {
        standIn.fault(operation, kind, TIMEOUT.multipliedBy(3).toMillis(), 1);

        Payment authorized = driven(Payments.asked(Operation.AUTHORIZE)).reported();
        Payment captured = driven(authorized.asked(Payments.request(Operation.CAPTURE), Payments.NOW));

        assertThat(NextStep.of(captured)).isEqualTo(new Step.Report(Outcome.CAPTURED));
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
                case Step.Ask ask -> now = Transition.after(now, ask, act(now, ask));
                case Step.Conclude conclude -> now = Transition.after(now, conclude);
                case Step.Report report -> {
                    return now;
                }
            }
        }
        throw new AssertionError("no outcome after 20 steps: " + now);
    }

    private static StripeProvider provider(String url, String key) {
        return provider(url, key, "ours");
    }

    private static StripeProvider provider(String url, String key, String installation) {
        return new StripeProvider(
                new ProviderSettings(url, key, TIMEOUT), new Installation(installation), RECORDED.traces());
    }
}
