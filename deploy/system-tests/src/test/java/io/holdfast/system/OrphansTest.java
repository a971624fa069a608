package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.StandIns.Charge;
import io.holdfast.schemas.Installations;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.SchemaLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money at the provider that no reservation accounts for is given back, and seen until it is (P7). */
class OrphansTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    private static String installation = "";

    @BeforeAll
    static void start() throws Exception {
        Stack.start();
        Stack.awaitReady();
        installation = Installations.read(
                        KafkaCluster.at(Stack.BOOTSTRAP), SchemaLog.read(KafkaCluster.at(Stack.BOOTSTRAP)))
                .id();
    }

    @AfterEach
    void well_again() throws Exception {
        Stack.standIns().noFaults();
    }

    @Test
    void an_authorization_that_the_ledger_has_never_heard_of_is_voided_once_an_operator_agrees() throws Exception {
        double before = Stack.standIns().metric("holdfast_payment_orphans_total");
        Stack.standIns().providerFault("cancel", "error-before", 0, -1);
        Stack.standIns().authorize(installation, "orphan-void", "cart", 9_000);

        awaitListed("unheardOf", "orphan-void");
        Stack.standIns().agree();
        awaitListed("orphans", "orphan-void");
        assertThat(Stack.standIns().charges("orphan-void", "cart"))
                .containsExactly(new Charge(1, "requires_capture", 9_000, 0, 0));

        Stack.standIns().noFaults();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.standIns().charges("orphan-void", "cart"))
                        .containsExactly(new Charge(1, "canceled", 9_000, 0, 0)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Stack.standIns().unsettled().get("orphans").findValuesAsText("event"))
                        .doesNotContain("orphan-void"));
        assertThat(Stack.standIns().metric("holdfast_payment_orphans_total")).isGreaterThan(before);
    }

    @Test
    void money_that_another_installation_took_with_the_same_account_stays_its_own() throws Exception {
        Stack.standIns().capture(Stack.standIns().authorize("another", "orphan-other", "cart", 4_500));
        Stack.standIns().capture(Stack.standIns().authorize(installation, "orphan-refund", "cart", 4_500));

        awaitListed("unheardOf", "orphan-refund");
        Stack.standIns().agree();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.standIns().charges("orphan-refund", "cart"))
                        .containsExactly(new Charge(1, "succeeded", 4_500, 4_500, 4_500)));
        assertThat(Stack.standIns().charges("orphan-other", "cart"))
                .containsExactly(new Charge(1, "succeeded", 4_500, 4_500, 0));
    }

    @Test
    void a_second_authorization_for_a_reservation_that_is_paid_for_is_voided_and_the_sale_stands() throws Exception {
        assertThat(Stack.api(0).open("orphan-second", 10, 20).status()).isEqualTo(201);
        assertThat(Stack.api(0)
                        .hold("orphan-second", "cart", 300, List.of("A-1-1"))
                        .status())
                .isEqualTo(201);
        assertThat(Stack.api(0)
                        .checkout("orphan-second", "cart", "pm_card_visa")
                        .status())
                .isEqualTo(200);

        Stack.standIns().authorize(installation, "orphan-second", "cart", 4_500);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.standIns().charges("orphan-second", "cart"))
                        .containsExactlyInAnyOrder(
                                new Charge(1, "succeeded", 4_500, 4_500, 0), new Charge(1, "canceled", 4_500, 0, 0)));
        assertThat(Stack.api(0).get("orphan-second", "cart").state()).isEqualTo("SOLD");
    }

    private static void awaitListed(String where, String event) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Stack.standIns().unsettled().get(where).findValuesAsText("event"))
                                .contains(event));
    }
}
