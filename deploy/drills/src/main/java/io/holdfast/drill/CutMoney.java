package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

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
            hall.awaitState(SharedHall.other(region), SharedHall.id(region, "paid"), "SOLD");
            hall.awaitState(SharedHall.other(region), SharedHall.id(region, "doubt"), "EXPIRED");
        }
        return List.of(
                "each region was paid, had holds end, and voided what was in doubt while cut; the provider has each payment once");
    }

    /** One customer pays; another is declined, and pays with another card. */
    private static void sells(Stage stage, SharedHall hall, String region) throws Exception {
        for (String cart : List.of("paid", "again")) {
            String id = SharedHall.id(region, cart);
            int row = cart.equals("paid") ? 1 : 2;
            hall.hold(region, id, hall.row(SharedHall.section(region), row).subList(0, 2))
                    .expect(201);
        }
        hall.checkout(region, SharedHall.id(region, "paid"), "pm_card_visa");
        hall.awaitState(region, SharedHall.id(region, "paid"), "SOLD");
        hall.checkout(region, SharedHall.id(region, "again"), "pm_card_visa_chargeDeclined")
                .expect(402);
        hall.checkout(region, SharedHall.id(region, "again"), "pm_card_visa");
        hall.awaitState(region, SharedHall.id(region, "again"), "SOLD");
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
        hall.api(region)
                .hold(hall.event(), SharedHall.id(region, "short"), 5, seats)
                .expect(201);
        hall.awaitState(region, SharedHall.id(region, "short"), "EXPIRED");
        hall.hold(region, SharedHall.id(region, "next"), seats).expect(201);
    }

    /** The provider reserves the money and says nothing: what it reserved is given back, once for each region. */
    private static void doubts(Stage stage, SharedHall hall) throws Exception {
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            List<String> seats = hall.row(SharedHall.section(region), 4).subList(0, 2);
            hall.api(region)
                    .hold(hall.event(), SharedHall.id(region, "doubt"), 5, seats)
                    .expect(201);
        }
        stage.standIns().hangProvider(2);
        stage.say("the provider acts and hangs");
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            hall.checkout(region, SharedHall.id(region, "doubt"), "pm_card_visa", "Prefer", "wait=1");
        }
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            hall.awaitState(region, SharedHall.id(region, "doubt"), "VOIDING");
        }
        stage.say("the provider can be asked again");
        stage.standIns().noFaults();
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            hall.awaitState(region, SharedHall.id(region, "doubt"), "EXPIRED");
            awaitCharges(
                    stage, hall, SharedHall.id(region, "doubt"), List.of(new Charge(1, "canceled", PAIR_MINOR, 0, 0)));
        }
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
