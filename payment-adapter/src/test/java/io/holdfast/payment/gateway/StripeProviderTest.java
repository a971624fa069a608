package io.holdfast.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.payment.Amount;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentOrder;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.PaymentTerms;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Transition;
import io.holdfast.schemas.money.Currencies;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.MethodSource;

/** The contract through Stripe's own library, over HTTP: what is asked for, read back and listed. */
@Tag("slow")
class StripeProviderTest extends ProviderContract {

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

    @Override
    void failNext(PaymentStep.Ask step, Fault fault) {
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
    void what_the_provider_has_is_read_back_at_every_step() {
        Payment created = created(Payments.VISA);
        standIn.order("{\"operation\":\"capture\",\"kind\":\"other-amount\",\"amount\":100}");

        assertThat(snapshot(act(created, new PaymentStep.Confirm())).money()).isEqualTo(new Amount(9_000, "EUR"));
        assertThat(snapshot(act(created, new PaymentStep.Capture())).money()).isEqualTo(new Amount(100, "EUR"));
        assertThat(snapshot(act(created, new PaymentStep.Retrieve())).money()).isEqualTo(new Amount(100, "EUR"));
        assertThat(snapshot(act(created, new PaymentStep.Refund())).money()).isEqualTo(new Amount(100, "EUR"));
    }

    @ParameterizedTest
    @MethodSource("currencies")
    void the_same_price_is_asked_for_and_read_back_in_every_currency(String currency) {
        // What no currency in use is too small or too large for, and what is no multiple of a hundred without a
        // conversion.
        long minor = Math.round(1_001 * Math.pow(10, Currencies.digits(currency).orElseThrow()));
        long price = currency.equals("HUF") || currency.equals("CZK") ? minor * 10 : minor;
        var asked = Payment.begin(
                new PaymentOrder(
                        Payments.ID,
                        Operation.AUTHORIZE,
                        new PaymentTerms(List.of("A-1-1"), price, currency, Payments.VISA),
                        null),
                Instant.now());

        Payment created = Transition.after(asked, new PaymentStep.Create(), act(asked, new PaymentStep.Create()));
        act(created, new PaymentStep.Confirm());

        assertThat(snapshot(act(created, new PaymentStep.Capture())).money()).isEqualTo(new Amount(price, currency));
    }

    static Stream<String> currencies() {
        return Currencies.inUse().stream().sorted();
    }

    @Test
    void an_amount_that_the_provider_has_no_units_for_is_not_sent() {
        var asked = Payment.begin(
                new PaymentOrder(
                        Payments.ID,
                        Operation.AUTHORIZE,
                        new PaymentTerms(List.of("A-1-1"), 1_001, "KWD", Payments.VISA),
                        null),
                Instant.now());

        assertThat(act(asked, new PaymentStep.Create())).isEqualTo(new ProviderAnswer.Rejected("amount_without_units"));
        assertThat(standIn.ledger()).doesNotContain("kwd");
    }

    @Test
    void an_authorization_of_another_amount_says_so() {
        standIn.order("{\"operation\":\"create\",\"kind\":\"other-amount\",\"amount\":100}");
        Payment created = created(Payments.VISA);

        assertThat(snapshot(act(created, new PaymentStep.Confirm())).money()).isEqualTo(new Amount(100, "EUR"));
    }

    @Test
    void a_means_of_payment_that_the_provider_does_not_know_is_refused() {
        ProviderAnswer answer = act(Payments.asked(Payments.ID, "pm_none"), new PaymentStep.Create());

        assertThat(answer).isEqualTo(new ProviderAnswer.Refused("resource_missing"));
    }

    @Test
    void a_reason_of_the_bank_is_told_rather_than_that_the_card_was_declined() {
        Payment created = created("pm_card_visa_chargeDeclinedInsufficientFunds");

        ProviderAnswer answer = act(created, new PaymentStep.Confirm());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ProviderAnswer.Found.class,
                        found -> assertThat(found.snapshot().code()).isEqualTo("insufficient_funds"));
    }

    @Test
    void all_pages_are_listed() {
        for (int attempt = 1; attempt <= 150; attempt++) {
            act(Payments.asked(new PaymentId("ev-1", "r-many", attempt), Payments.VISA), new PaymentStep.Create());
        }

        assertThat(provider.list(Instant.now().minus(Duration.ofMinutes(1)))).hasSize(150);
    }

    @Test
    void two_installations_with_one_account_neither_see_nor_disturb_each_other() {
        Payment ours = created(Payments.VISA);
        try (var neighbour = StripeProviders.at(standIn.url(), "sk_test_local", "theirs")) {
            Payment asked = Payments.asked(ours.id(), Payments.VISA);
            assertThat(neighbour.ask(asked, new PaymentStep.Find())).isEqualTo(new ProviderAnswer.Missing());

            ProviderAnswer theirs = neighbour.ask(asked, new PaymentStep.Create());

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
    void what_another_installation_has_is_listed_with_its_seats_and_what_it_is_there() {
        try (var neighbour = StripeProviders.at(standIn.url(), "sk_test_local", Payments.THEIRS)) {
            Payment asked = Payments.asked(id, Payments.VISA);
            neighbour.ask(asked, new PaymentStep.Create());
        }

        assertThat(provider.list(Instant.EPOCH)).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.id()).isEmpty();
            assertThat(snapshot.foreign()).contains(new Snapshot.Foreign(Payments.THEIRS, id));
            assertThat(snapshot.seats()).containsExactly("A-1-1", "A-1-2");
        });
    }

    @Test
    void seats_that_are_longer_than_a_value_may_be_are_left_out() {
        // With the comma between the two: 500 characters, and one more.
        String fits = "A-1-" + "1".repeat(245);

        assertThat(seatsOf("r-fits", List.of(fits, fits + "1"))).hasSize(2);
        assertThat(seatsOf("r-long", List.of(fits + "1", fits + "1"))).isEmpty();
    }

    private List<String> seatsOf(String reservation, List<String> seats) {
        var order = new PaymentOrder(
                new PaymentId("ev-1", reservation, 1),
                Operation.AUTHORIZE,
                new PaymentTerms(seats, 9_000, "EUR", Payments.VISA),
                null);
        return snapshot(act(Payment.begin(order, Instant.now()), new PaymentStep.Create()))
                .seats();
    }

    @Test
    void without_a_key_nothing_starts_and_the_key_is_never_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSettings("https://x", "", StripeProviders.TIMEOUT))
                .withMessageContaining("holdfast.payment.provider.key");
        assertThat(new ProviderSettings("https://x", "sk_live_1", StripeProviders.TIMEOUT))
                .asString()
                .doesNotContain("sk_live");
    }

    @Override
    Provider provider() {
        return provider;
    }
}
