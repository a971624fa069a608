package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import io.holdfast.drill.StandIns.Charge;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The provider takes the money's promise, says nothing, and cannot be asked: the seats stay (P6, P7). */
final class PaymentLimbo extends Drill {

    private static final List<String> SEATS = List.of("A-1-1", "A-1-2");
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    PaymentLimbo() {
        super("payment-limbo", "lets the payment provider act and never answer, until long after the payment window");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.api(0).open(name(), 10, 20).expect(201);
        stage.api(0).hold(name(), "cart", 5, SEATS).expect(201);
        stage.standIns().hangProvider(1);
        stage.say("the provider acts and hangs");
        Answer paying = stage.api(0).checkout(name(), "cart", "pm_card_visa", "Prefer", "wait=1");
        paying.expectState("PAYING");
        Checks.awaitState(stage, name(), "cart", "VOIDING");
        Awaitility.await()
                .during(A_WHILE)
                .atMost(Checks.SOON)
                .untilAsserted(() -> assertThat(
                                stage.api(1).hold(name(), "rival", 300, SEATS).problem())
                        .as("the seats, while nobody knows about the money")
                        .isEqualTo("seats-unavailable"));

        stage.say("the provider can be asked again");
        stage.standIns().noFaults();
        Checks.awaitState(stage, name(), "cart", "EXPIRED");
        assertThat(stage.standIns().charges(name(), "cart"))
                .as("the money")
                .containsExactly(new Charge(1, "canceled", 9_000, 0, 0));
        assertThat(stage.api(0).hold(name(), "next", 300, SEATS).status())
                .as("the seats, once the void was confirmed")
                .isEqualTo(201);
        return List.of("held through the doubt, freed when the provider confirmed the void, nothing captured");
    }
}
