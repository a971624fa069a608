package io.holdfast.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows go to and fro between two regions while the link, the mirrors and the couriers fail in every way: each arrives once, and is sold by who has it
 * (P14, P15).
 */
final class BrokenLink extends InTwoRegions {

    private static final Duration BROKEN = Duration.ofSeconds(4);
    private static final int ROWS_EACH = 2;
    private static final int SEATS = 4;

    BrokenLink() {
        super("broken-link", "moves rows between two regions while the link, the mirrors and the couriers fail");
    }

    private static List<DrillFault> faults(Stage stage) {
        var parts = new StackFaults(stage);
        var faults = new ArrayList<DrillFault>();
        faults.add(new DrillFault("nothing", () -> {}));
        faults.add(DrillFault.ofLinks(stage, "cut", "cut"));
        faults.add(DrillFault.ofLinks(stage, "silence", "drop"));
        faults.add(DrillFault.ofLinks(stage, "one-way", "one-way", "eu->us"));
        faults.add(DrillFault.ofLinks(stage, "flapping", "flap"));
        faults.add(DrillFault.ofLinks(stage, "slow", "slow", "300ms"));
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            faults.add(new DrillFault(
                    "killed mirror of " + region, () -> parts.kill(region + " mirror"), stage::awaitReady));
            faults.add(new DrillFault(
                    "killed courier of " + region, () -> parts.kill(region + " hold-processor-0"), stage::awaitReady));
        }
        faults.add(new DrillFault(
                "mirror started while cut",
                () -> {
                    stage.link("cut");
                    parts.kill("us mirror");
                },
                () -> stage.link("heal")));
        return faults;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        List<DrillFault> faults = faults(stage);
        int rows = faults.size() * ROWS_EACH;
        SharedHall hall = SharedHall.open(stage, "broken-link", rows, SEATS);
        Map<String, Duration> arrivals = new TreeMap<>();
        int moved = 0;
        for (int round = 0; round < faults.size(); round++) {
            DrillFault fault = faults.get(round);
            fault.begin().run();
            Map<String, String> sent = new TreeMap<>();
            try {
                for (String from : List.of(SharedHall.EU, SharedHall.US)) {
                    for (int row = 1; row <= ROWS_EACH; row++) {
                        String place = "%s-%d".formatted(SharedHall.section(from), round * ROWS_EACH + row);
                        String transfer = "%s-%d-%d".formatted(from, round, row);
                        hall.cede(from, transfer, place);
                        sent.put(transfer, place);
                    }
                }
                Checks.awaitTime(BROKEN);
            } finally {
                fault.end().run();
            }
            Instant healed = Instant.now();
            sent.keySet().forEach(hall::awaitReceived);
            arrivals.put(fault.name(), Duration.between(healed, Instant.now()));
            for (var one : sent.entrySet()) {
                soldByReceiver(hall, one.getKey(), one.getValue());
            }
            moved += sent.size();
        }
        var findings = new ArrayList<String>();
        findings.add("%d transfers, each arrived once".formatted(moved));
        arrivals.forEach((fault, took) ->
                findings.add("all had arrived %s after the end of: %s".formatted(Checks.seconds(took), fault)));
        return findings;
    }

    private static void soldByReceiver(SharedHall hall, String transfer, String place) throws Exception {
        String giver = transfer.startsWith(SharedHall.EU) ? SharedHall.EU : SharedHall.US;
        String receiver = SharedHall.other(giver);
        List<String> seats = List.of(place + "-1", place + "-2");
        hall.refusesForeign(giver, seats);
        hall.hold(receiver, SharedHall.id(receiver, transfer), seats).expect(201);
    }
}
