package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;

/** The mail server is down: sales go on, and the receipts follow, one each (P8). */
final class MailDown extends Drill {

    private static final int SALES = 20;

    MailDown() {
        super("mail-down", "lets the mail server refuse everybody while %d tickets are sold".formatted(SALES));
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.api(0).open(name(), 10, 20).expect(201);
        stage.standIns().mailFault("refuse", 0, -1);
        for (int sale = 1; sale <= SALES; sale++) {
            String cart = "cart-" + sale;
            stage.api(0).hold(name(), cart, 300, List.of("A-1-" + sale)).expect(201);
            assertThat(stage.api(1).checkout(name(), cart, "pm_card_visa").state())
                    .as("sale %d, while no mail gets out", sale)
                    .isEqualTo("SOLD");
        }
        assertThat(stage.standIns().mails(name(), "cart-1")).isEmpty();

        stage.say("the mail server is back");
        stage.standIns().noFaults();
        Instant back = Instant.now();
        for (int sale = 1; sale <= SALES; sale++) {
            String cart = "cart-" + sale;
            Awaitility.await()
                    .atMost(Checks.SOON)
                    .untilAsserted(() -> assertThat(stage.standIns().mails(name(), cart))
                            .as("receipts of %s", cart)
                            .hasSize(1));
        }
        return List.of("%d sold without mail, every receipt delivered once, the last %d s after the server was back"
                .formatted(SALES, Duration.between(back, Instant.now()).toSeconds()));
    }
}
