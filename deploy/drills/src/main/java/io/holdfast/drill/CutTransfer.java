package io.holdfast.drill;

import io.holdfast.schemas.KafkaCluster;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The link is cut at each step of a transfer: before the cession is copied; when it is copied and was not brought yet; and when it was received, but the
 * courier has not noted that. Each arrives once, and a transfer that was copied arrives whatever the link does (P14, P15).
 */
final class CutTransfer extends InTwoRegions {

    private static final int ROWS = 4;
    private static final int SEATS = 4;
    private static final String COURIER = "us hold-processor-0";

    CutTransfer() {
        super("cut-transfer", "cuts the link between two regions at each step of a transfer");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "cut-transfer", ROWS, SEATS);
        KafkaCluster us = stage.administered(SharedHall.US);
        try (var copies = new FactCopies(us, SharedHall.EU)) {
            beforeTheCopy(stage, hall, copies);
            afterTheCopy(stage, hall, copies);
            beforeTheNote(stage, hall, copies);
        }
        return List.of(
                "cut before the copy, before it was brought, and before that was noted: each transfer arrived once");
    }

    private static void beforeTheCopy(Stage stage, SharedHall hall, FactCopies copies) throws Exception {
        copies.awaitBrought();
        stage.link("cut");
        hall.cede(SharedHall.EU, "first", "A-1");
        nobodySells(hall, hall.row("A", 1));
        stage.link("heal");
        hall.awaitReceived("first");
    }

    private static void afterTheCopy(Stage stage, SharedHall hall, FactCopies copies) throws Exception {
        var parts = new StackFaults(stage);
        copies.awaitBrought();
        parts.pause(COURIER);
        long before = copies.count();
        hall.cede(SharedHall.EU, "second", "A-2");
        Awaitility.await().atMost(Checks.SOON).until(() -> copies.count() > before);
        stage.link("cut");
        hall.refusesForeign(SharedHall.EU, hall.row("A", 2));
        parts.resume(COURIER);
        // Nothing more is needed from the other side.
        hall.awaitOwn(SharedHall.US, "A-2");
        stage.link("heal");
        hall.awaitReceived("second");
    }

    /** What us gave back since must not come to it once more with the cession that is brought a second time. */
    private static void beforeTheNote(Stage stage, SharedHall hall, FactCopies copies) throws Exception {
        var parts = new StackFaults(stage);
        hall.cede(SharedHall.EU, "third", "A-3");
        hall.awaitReceived("third");
        hall.cede(SharedHall.US, "back", "A-3");
        hall.awaitReceived("back");
        stage.link("cut");
        parts.pause(COURIER);
        copies.forgetBrought();
        parts.resume(COURIER);
        copies.awaitBrought();
        hall.refusesForeign(SharedHall.US, hall.row("A", 3));
        hall.awaitOwn(SharedHall.EU, "A-3");
        hall.awaitOwn(SharedHall.US, "A-1");
        stage.link("heal");
        hall.cede(SharedHall.EU, "fourth", "A-3");
        hall.awaitReceived("fourth");
        hall.awaitOwn(SharedHall.US, "A-3");
    }

    private static void nobodySells(SharedHall hall, List<String> seats) throws Exception {
        hall.refusesForeign(SharedHall.EU, seats);
        hall.refusesForeign(SharedHall.US, seats);
    }
}
