package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import io.holdfast.drill.StandIns.Charge;
import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The link is cut, and each region goes on to sell its own: holds are paid for, declined, end by themselves, and are in doubt, and the one account at the
 * provider has each of them once (P3, P5, P6, P7).
 */
final class CutMoney extends InTwoRegions {

    private static final int PAIR_MINOR = 9_000;

    CutMoney() {
        super(
                "cut-money",
                "cuts the link between two regions while both are paid, have holds end, and have payments in doubt");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "cut-money", 4, 4);
        stage.link("cut");
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            sells(stage, hall, region);
            ends(hall, region);
        }
        doubts(stage, hall);
        stage.link("heal");
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            awaitState(hall, SharedHall.other(region), SharedHall.id(region, "paid"), "SOLD");
            awaitState(hall, SharedHall.other(region), SharedHall.id(region, "doubt"), "EXPIRED");
        }
        return List.of(
                "each region was paid, had holds end, and voided what was in doubt while cut; the provider has each payment once");
    }

    /** One customer pays; another is declined, and pays with another card. */
    private static void sells(Stage stage, SharedHall hall, String region) throws Exception {
        for (String cart : List.of("paid", "again")) {
            String id = SharedHall.id(region, cart);
            int row = cart.equals("paid") ? 1 : 2;
            Answer held = hall.hold(
                    region, id, hall.row(SharedHall.section(region), row).subList(0, 2));
            assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        }
        pay(hall, region, "paid", "pm_card_visa");
        awaitState(hall, region, SharedHall.id(region, "paid"), "SOLD");
        assertThat(pay(hall, region, "again", "pm_card_visa_chargeDeclined").status())
                .isEqualTo(402);
        pay(hall, region, "again", "pm_card_visa");
        awaitState(hall, region, SharedHall.id(region, "again"), "SOLD");
        awaitCharges(
                stage,
                hall,
                SharedHall.id(region, "paid"),
                List.of(new Charge(1, "succeeded", PAIR_MINOR, PAIR_MINOR, 0)));
        Awaitility.await()
                .atMost(Checks.SOON)
                .until(() -> stage.standIns().charges(hall.event(), SharedHall.id(region, "again")).stream()
                                .filter(charge -> charge.captured() == PAIR_MINOR)
                                .count()
                        == 1);
    }

    /** A hold ends by itself, and its seats are held by the next one. */
    private static void ends(SharedHall hall, String region) throws Exception {
        List<String> seats = hall.row(SharedHall.section(region), 3).subList(0, 2);
        Answer held = hall.api(region).hold(hall.event(), SharedHall.id(region, "short"), 5, seats);
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        awaitState(hall, region, SharedHall.id(region, "short"), "EXPIRED");
        Answer next = hall.hold(region, SharedHall.id(region, "next"), seats);
        assertThat(next.status()).as("%s", next.body()).isEqualTo(201);
    }

    /** The provider reserves the money and says nothing: what it reserved is given back, once for each region. */
    private static void doubts(Stage stage, SharedHall hall) throws Exception {
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            List<String> seats = hall.row(SharedHall.section(region), 4).subList(0, 2);
            Answer held = hall.api(region).hold(hall.event(), SharedHall.id(region, "doubt"), 5, seats);
            assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        }
        for (String operation : List.of("retrieve", "cancel", "list")) {
            stage.standIns().providerFault(operation, "error-before", 0, -1);
        }
        stage.standIns().providerFault("confirm", "hang-after", 60_000, 2);
        stage.say("the provider acts and hangs");
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            pay(hall, region, "doubt", "pm_card_visa", "Prefer", "wait=1");
        }
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            awaitState(hall, region, SharedHall.id(region, "doubt"), "VOIDING");
        }
        stage.say("the provider can be asked again");
        stage.standIns().noFaults();
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            awaitState(hall, region, SharedHall.id(region, "doubt"), "EXPIRED");
            awaitCharges(
                    stage, hall, SharedHall.id(region, "doubt"), List.of(new Charge(1, "canceled", PAIR_MINOR, 0, 0)));
        }
    }

    private static Answer pay(SharedHall hall, String region, String cart, String method, String... headers)
            throws IOException, InterruptedException {
        return hall.api(region).checkout(hall.event(), SharedHall.id(region, cart), method, headers);
    }

    private static void awaitState(SharedHall hall, String region, String reservation, String state) {
        Awaitility.await()
                .atMost(Checks.SOON)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(
                                hall.api(region).get(hall.event(), reservation).state())
                        .as("%s in %s", reservation, region)
                        .isEqualTo(state));
    }

    private static void awaitCharges(Stage stage, SharedHall hall, String reservation, List<Charge> expected) {
        Awaitility.await()
                .atMost(Checks.SOON)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(stage.standIns().charges(hall.event(), reservation))
                        .as(reservation)
                        .isEqualTo(expected));
    }
}
