package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The link is cut; both regions sell their share to the last seat; what was given away meanwhile arrives when the link is back. */
final class CutLink extends InTwoRegions {

    private static final int ROWS = 20;
    private static final int SEATS = 20;

    CutLink() {
        super("cut-link", "cuts the link between two regions, has both sell out, and heals it");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall healed = SharedHall.open(stage, "cut-link-before", ROWS, SEATS);
        Duration whole = healed.sellOut(SharedHall.EU);
        SharedHall hall = SharedHall.open(stage, "cut-link", ROWS, SEATS);
        stage.link("cut");
        Duration cut = hall.sellOut(SharedHall.EU);
        hall.sellOut(SharedHall.US);
        refusesWhatIsElsewhere(hall);
        List<String> given = hall.row("A", ROWS);
        givesWhileCut(hall, given);
        stage.link("heal");
        hall.awaitReceived("row");
        hall.hold(SharedHall.US, SharedHall.id(SharedHall.US, "given"), given.subList(0, 2))
                .expect(201);
        hall.refusesForeign(SharedHall.EU, given.subList(0, 2));
        hall.awaitState(SharedHall.EU, SharedHall.id(SharedHall.US, "given"), "HELD");
        return List.of("holds of one region: %.0f/s with the link whole, %.0f/s with it cut"
                .formatted(perSecond(hall.carts(), whole), perSecond(hall.carts(), cut)));
    }

    private static double perSecond(int carts, Duration took) {
        return carts * 1_000.0 / took.toMillis();
    }

    private static void refusesWhatIsElsewhere(SharedHall hall) throws IOException, InterruptedException {
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            String own = SharedHall.section(region) + "-1-1";
            String foreign = SharedHall.section(SharedHall.other(region)) + "-1-1";
            hall.refusesForeign(region, List.of(foreign));
            Answer both = hall.hold(region, SharedHall.id(region, "both"), List.of(own, foreign))
                    .expect(409);
            assertThat(both.problem()).isEqualTo("places-in-two-regions");
            Answer others = hall.hold(region, SharedHall.id(SharedHall.other(region), "mine"), List.of(own))
                    .expect(421);
            assertThat(others.problem()).isEqualTo("other-region");
            // Decided over there since the link was cut: here nobody can know.
            hall.get(region, SharedHall.id(SharedHall.other(region), "all-1-0"), "Prefer", "wait=0")
                    .expect(202)
                    .expectState("CHECKING");
        }
    }

    /** eu gives its last row back, and then to us: nobody sells it until it has arrived. */
    private static void givesWhileCut(SharedHall hall, List<String> row) throws IOException, InterruptedException {
        for (int seat = 0; seat + 1 < row.size(); seat += 2) {
            hall.release(SharedHall.EU, SharedHall.id(SharedHall.EU, "all-%d-%d".formatted(ROWS, seat)))
                    .expect(200);
        }
        hall.cede(SharedHall.EU, "row", "A-" + ROWS);
        hall.cede(SharedHall.EU, "row", "A-" + ROWS);
        hall.refusesForeign(SharedHall.EU, row.subList(0, 2));
        hall.refusesForeign(SharedHall.US, row.subList(0, 2));
        assertThat(hall.transfer(SharedHall.EU, "row").state()).isIn("CEDED", "IN_TRANSIT");
    }
}
