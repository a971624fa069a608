package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.drill.Client;
import java.time.Duration;
import java.util.List;

/** Sales and the mails that follow from them. */
abstract class ReceiptsFixture extends StandInsFixture {

    /** Longer than this stack's sender waits before it tries again ({@code retry-max-ms}). */
    static final Duration LONGER_THAN_A_RETRY = Duration.ofSeconds(3);

    static void open(String event) throws Exception {
        assertThat(Stack.api(0).open(event, 10, 20).status()).isEqualTo(201);
    }

    static void buy(String event, String reservation, String seat) throws Exception {
        assertThat(Stack.api(0).hold(event, reservation, 300, List.of(seat)).status())
                .isEqualTo(201);
        var sold = Stack.api(0).checkout(event, reservation, "pm_card_visa");
        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(200);
    }

    static List<String> mails(String event, String reservation) throws Exception {
        return Stack.standIns().mails(event, reservation);
    }

    /** The customer of another reservation of the event is the one whose address is given. */
    static Client.Answer readdress(String event, String reservation, String other) throws Exception {
        String body = "{\"email\":\"%s\"}".formatted(Client.email(event, other));
        return Stack.api(1).send("PUT", Client.path(event, reservation) + "/contact", body);
    }

    static void awaitReceipt(String event, String reservation, String receipt) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stack.api(0)
                                .get(event, reservation)
                                .body()
                                .path("receipt")
                                .asText())
                        .isEqualTo(receipt));
    }
}
