package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
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

    /** A fault, and its end. */
    private record Fault(String name, Act begin, Act end) {}

    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }

    private static List<Fault> faults(Stage stage) {
        var parts = new StackFaults(stage);
        var faults = new ArrayList<Fault>();
        faults.add(new Fault("nothing", () -> {}, () -> {}));
        faults.add(link(stage, "cut", "cut"));
        faults.add(link(stage, "silence", "drop"));
        faults.add(link(stage, "one-way", "one-way", "eu->us"));
        faults.add(link(stage, "flapping", "flap"));
        faults.add(link(stage, "slow", "slow", "300ms"));
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            faults.add(
                    new Fault("killed mirror of " + region, () -> parts.kill(region + " mirror"), stage::awaitReady));
            faults.add(new Fault(
                    "killed courier of " + region, () -> parts.kill(region + " hold-processor-0"), stage::awaitReady));
        }
        faults.add(new Fault(
                "mirror started while cut",
                () -> {
                    stage.link("cut");
                    parts.kill("us mirror");
                },
                () -> stage.link("heal")));
        return faults;
    }

    private static Fault link(Stage stage, String name, String... words) {
        return new Fault(name, () -> stage.link(words), () -> stage.link("heal"));
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        List<Fault> faults = faults(stage);
        int rows = faults.size() * ROWS_EACH;
        SharedHall hall = SharedHall.open(stage, "broken-link", rows, SEATS);
        Map<String, Duration> arrivals = new TreeMap<>();
        int moved = 0;
        for (int round = 0; round < faults.size(); round++) {
            Fault fault = faults.get(round);
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
        Answer sold = hall.hold(receiver, SharedHall.id(receiver, transfer), seats);
        assertThat(sold.status()).as("%s", sold.body()).isEqualTo(201);
    }
}
