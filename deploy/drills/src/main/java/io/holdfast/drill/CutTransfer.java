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
        Hall hall = Hall.open(stage, "cut-transfer", ROWS, SEATS);
        KafkaCluster us = stage.administered(Hall.US);
        try (var copies = new FactCopies(us, Hall.EU)) {
            beforeTheCopy(stage, hall, copies);
            afterTheCopy(stage, hall, copies);
            beforeTheNote(stage, hall, copies);
        }
        return List.of(
                "cut before the copy, before it was brought, and before that was noted: each transfer arrived once");
    }

    private static void beforeTheCopy(Stage stage, Hall hall, FactCopies copies) throws Exception {
        copies.awaitBrought();
        stage.link("cut");
        hall.cede(Hall.EU, "first", "A-1");
        nobodySells(hall, hall.row("A", 1));
        stage.link("heal");
        hall.awaitReceived("first");
    }

    private static void afterTheCopy(Stage stage, Hall hall, FactCopies copies) throws Exception {
        var parts = new StackFaults(stage);
        copies.awaitBrought();
        parts.pause(COURIER);
        long before = copies.count();
        hall.cede(Hall.EU, "second", "A-2");
        Awaitility.await().atMost(Checks.SOON).until(() -> copies.count() > before);
        stage.link("cut");
        hall.refusesForeign(Hall.EU, hall.row("A", 2));
        parts.resume(COURIER);
        // Nothing more is needed from the other side.
        hall.awaitOwn(Hall.US, "A-2");
        stage.link("heal");
        hall.awaitReceived("second");
    }

    /** What us gave back since must not come to it once more with the cession that is brought a second time. */
    private static void beforeTheNote(Stage stage, Hall hall, FactCopies copies) throws Exception {
        var parts = new StackFaults(stage);
        hall.cede(Hall.EU, "third", "A-3");
        hall.awaitReceived("third");
        hall.cede(Hall.US, "back", "A-3");
        hall.awaitReceived("back");
        stage.link("cut");
        parts.pause(COURIER);
        copies.forgetBrought();
        parts.resume(COURIER);
        copies.awaitBrought();
        hall.refusesForeign(Hall.US, hall.row("A", 3));
        hall.awaitOwn(Hall.EU, "A-3");
        hall.awaitOwn(Hall.US, "A-1");
        stage.link("heal");
        hall.cede(Hall.EU, "fourth", "A-3");
        hall.awaitReceived("fourth");
        hall.awaitOwn(Hall.US, "A-3");
    }

    private static void nobodySells(Hall hall, List<String> seats) throws Exception {
        hall.refusesForeign(Hall.EU, seats);
        hall.refusesForeign(Hall.US, seats);
    }
}
