package io.holdfast.payment;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.payment.gateway.ProviderSettings;
import io.holdfast.payment.gateway.StripeProvider;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Transition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.trace.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payments of a lost region, over HTTP and with the provider's library (P7). */
@Tag("slow")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ImportOverChannelsTest extends ChannelsFixture {

    @Inject
    private Traces traces;

    @Test
    void what_another_installation_reserved_is_imported_and_captured_once_by_an_order() {
        String theirs = "lost-" + reservation;
        authorize(theirs);

        imports(theirs)
                .body("found", equalTo(1))
                .body("partitions", equalTo(List.of(0, 1, 2, 3, 4, 5)))
                .body("payments[0].reservation", equalTo(reservation))
                .body("payments[0].status", equalTo("AUTHORIZED"))
                .body("payments[0].amountMinor", equalTo(9_000))
                .body("payments[0].seats", equalTo(List.of("A-1-1", "A-1-2")))
                .body("payments[0].entry", equalTo("IMPORTED"));
        // Rounds of the reconciler and of the orphan sweep pass.
        awaiting()
                .during(Duration.ofSeconds(3))
                .until(() -> outcomes().isEmpty() && of(reservation).contains("requires_capture"));
        assertThat(ledger()).singleElement().satisfies(entry -> {
            assertThat(entry.getState()).isEqualTo(PaymentState.AUTHORIZED);
            assertThat(entry.getInstallation()).isEqualTo(theirs);
            assertThat(entry.getOrdered()).isFalse();
        });
        assertThat(get("/v1/payments/unsettled").asString()).doesNotContain('"' + reservation + '"');

        send(PaymentOperation.CAPTURE, null);

        awaiting()
                .until(
                        () -> outcomes().stream().map(RecordPayment::getOutcome).toList(),
                        List.of(PaymentOutcome.CAPTURED)::equals);
        assertThat(of(reservation).split("\"operation\":\"capture\"", -1)).hasSize(2);
        imports(theirs).body("payments[0].entry", equalTo("REQUESTED"));
        assertThat(written(Topics.SEAT_COMMANDS)).hasSize(1);
    }

    @Test
    void an_import_without_an_installation_or_of_this_one_is_refused() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/payments/imports")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:holdfast:problem:malformed"));
        given().contentType("application/json")
                .body("{\"installation\":\"%s\"}".formatted("ours"))
                .post("/v1/payments/imports")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:holdfast:problem:own-installation"));
    }

    private static ValidatableResponse imports(String installation) {
        return given().contentType("application/json")
                .body("{\"installation\":\"%s\",\"region\":\"us\"}".formatted(installation))
                .post("/v1/payments/imports")
                .then()
                .statusCode(200);
    }

    /** Reserves money as another installation. */
    private void authorize(String installation) {
        var settings = new ProviderSettings(standIn.url(), "sk_test_local", Duration.ofSeconds(5));
        try (var neighbour = new StripeProvider(settings, installation, traces)) {
            Payment asked = Payments.asked(new PaymentId(EVENT, reservation, 1), VISA);
            Payment created =
                    Transition.after(asked, new PaymentStep.Create(), neighbour.ask(asked, new PaymentStep.Create()));
            assertThat(neighbour.ask(created, new PaymentStep.Confirm())).isInstanceOf(ProviderAnswer.Found.class);
        }
    }
}
