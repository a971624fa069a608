package io.holdfast.drill;

import java.util.List;
import org.awaitility.Awaitility;

/**
 * A region that was taken over was not fenced off after all: it is started again, by nobody's order, and sells what the other one sells. No program can
 * prevent that; the audit must say so.
 */
final class ZombieRegion extends InTwoRegions {

    private static final List<String> TWICE = List.of("B-1-1", "B-1-2");

    ZombieRegion() {
        super(
                "zombie-region",
                "starts a region again that was taken over, has it sell, and expects the audit to convict it");
    }

    @Override
    public boolean convicted() {
        return true;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "zombie-region", 2, 4);
        LostRegion.awaitCopied(stage);
        stage.link("cut");
        stage.lose(SharedHall.US);
        LostRegion.awaitTakenOver(stage);
        sells(hall, SharedHall.EU);

        stage.revive(SharedHall.US);
        sells(hall, SharedHall.US);
        stage.link("heal");
        Awaitility.await()
                .atMost(Checks.SOON)
                .untilAsserted(() -> hall.hold(SharedHall.US, SharedHall.id(SharedHall.US, "after"), List.of("B-2-1"))
                        .expect(421));
        return List.of("two regions sold the same seats; the one that was taken over stopped once it heard of it");
    }

    private static void sells(SharedHall hall, String region) throws Exception {
        String id = SharedHall.id(region, "twice");
        hall.hold(region, id, TWICE).expect(201);
        hall.checkout(region, id, "pm_card_visa").expectState("SOLD");
    }
}
