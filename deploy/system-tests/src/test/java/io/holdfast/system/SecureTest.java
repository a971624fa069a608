package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.browser.SecurePage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A stack with the locks of production, on which a customer buys seats before anything else is tried. It is started once. */
class SecureTest implements SecureRights, SecureEntrance, SecureCallers, SecurePage {

    static final Duration SOON = Duration.ofSeconds(60);

    @BeforeAll
    static void a_story_on_a_secure_stack() throws Exception {
        SecureStack.start();
        story("secure");
        assertThat(denied())
                .as("what a service was refused while it did its work")
                .isEmpty();
    }

    @AfterAll
    static void stop() throws Exception {
        SecureStack.stop();
    }

    /** Hold, pay, receipt; and what else asks the cluster something. */
    private static void story(String event) throws Exception {
        var api = SecureStack.api();
        assertThat(api.open(event, 2, 10).status()).isEqualTo(201);
        assertThat(api.hold(event, "cart", 300, List.of("A-1-1", "A-1-2"), "Prefer", "wait=30")
                        .status())
                .isEqualTo(201);
        assertThat(api.hold(event, "rival", 300, List.of("A-1-2"), "Prefer", "wait=30")
                        .status())
                .isEqualTo(409);
        assertThat(api.hold(event, "brief", 1, List.of("A-2-1"), "Prefer", "wait=30")
                        .status())
                .isEqualTo(201);
        var sold = api.checkout(event, "cart", "pm_card_visa");
        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
        assertThat(sold.state()).isEqualTo("SOLD");
        assertThat(api.send("GET", "/v1/events/" + event + "/reservations/nobody", "")
                        .status())
                .as("a no that is proven")
                .isEqualTo(404);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(SecureStack.standIns().mails(event, "cart")).hasSize(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.send("GET", "/v1/events/" + event + "/reservations/brief", "")
                                .state())
                        .isEqualTo("EXPIRED"));
        var lag = api.send("GET", "/v1/lag", "");
        assertThat(lag.status()).as("%s", lag.body()).isEqualTo(200);
        assertThat(lag.body().get("lags").findValuesAsText("group"))
                .contains("hold-processor", "payment-adapter", "receipt-sender");
    }

    /** What the broker's authorizer says that it refused. */
    private static List<String> denied() throws IOException {
        try (Stream<String> log = Files.lines(SecureStack.DATA.resolve("logs/broker.log"))) {
            return log.filter(line -> line.contains(" is Denied ")).toList();
        }
    }
}
