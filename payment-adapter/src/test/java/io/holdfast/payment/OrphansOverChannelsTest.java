package io.holdfast.payment;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.ProviderSettings;
import io.holdfast.payment.gateway.StripeProvider;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Transition;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Money at the provider that the ledger does not know (P7). */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class OrphansOverChannelsTest extends ChannelsFixture {

    @Inject
    private StripeProvider stripe;

    @Inject
    private Traces traces;

    @Test
    void money_that_the_ledger_has_never_heard_of_is_given_back_once_an_operator_agrees() {
        authorize(stripe);

        awaiting().until(() -> unheardOf().contains(reservation));
        assertThat(get(Management.url("/q/metrics")).asString()).containsPattern("holdfast_payment_unheard_of\\S* 1.0");
        assertThat(of(reservation)).contains("requires_capture").doesNotContain("canceled");

        given().post("/v1/payments/unheard-of/agreement").then().statusCode(200);

        awaiting().until(() -> of(reservation).contains("\"canceled\""));
        assertThat(get(Management.url("/q/metrics")).asString())
                .containsPattern("holdfast_payment_orphans_total [1-9]");
        awaiting().until(() -> unheardOf().isEmpty());
    }

    @Test
    void money_of_another_installation_with_the_same_account_is_left_alone() {
        String ours = reservation;
        authorize(stripe);
        reservation = ours + "-theirs";
        var settings = new ProviderSettings(standIn.url(), "sk_test_local", Duration.ofSeconds(1));
        try (var neighbour = new StripeProvider(settings, "theirs", traces)) {
            authorize(neighbour);
        }

        awaiting().until(() -> unheardOf().contains(ours));
        assertThat(unheardOf()).containsExactly(ours);
        given().post("/v1/payments/unheard-of/agreement").then().statusCode(200);
        awaiting().until(() -> unheardOf().isEmpty());
        assertThat(of(ours)).contains("\"canceled\"");
        assertThat(of(reservation)).contains("requires_capture").doesNotContain("\"canceled\"");
    }

    /** Reserves money behind the ledger's back. */
    private void authorize(StripeProvider provider) {
        Payment stray = Payments.asked(new PaymentId(EVENT, reservation, 1), VISA);
        // The first call of all may take longer than the provider is given here; it is safe to repeat.
        Payment created = awaiting()
                .until(
                        () -> Transition.after(
                                stray, new PaymentStep.Create(), provider.ask(stray, new PaymentStep.Create())),
                        payment -> payment.reference() != null);
        awaiting().until(() -> provider.ask(created, new PaymentStep.Confirm()) instanceof ProviderAnswer.Found);
    }

    private static List<String> unheardOf() {
        return get("/v1/payments/unsettled").path("unheardOf.reservation");
    }
}
