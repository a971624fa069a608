package io.holdfast.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Faults at random, one after the other, under load, for as long as is asked (P1 to P4, P9, P10). What is chosen follows from the seed; when it
 * strikes does not.
 */
public final class Chaos extends Drill {

    /** Its name. */
    public static final String NAME = "chaos";

    /** A hall is sold out after some thousand carts: another crowd then fights for another. */
    private static final int FAULTS_OF_A_CROWD = 8;

    private static final int SHORTEST_MS = 1_000;
    private static final int LONGEST_MS = 9_000;
    private static final int MORE = 20;

    private final Duration lasts;
    private final long seed;
    private final Map<String, Duration> longest = new TreeMap<>();

    /** Faults that follow from this seed, for this long. */
    public Chaos(Duration lasts, long seed) {
        super(NAME, "kills, pauses and cuts at random for %d min, seed %d".formatted(lasts.toMinutes(), seed));
        this.lasts = lasts;
        this.seed = seed;
    }

    @Override
    public int brokers() {
        return Brokers.NUMBER;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        var random = new Random(seed);
        var brokers = new Brokers(stage);
        Instant until = Instant.now().plus(lasts);
        int faults = 0;
        int outcomes = 0;
        while (Instant.now().isBefore(until)) {
            String event = "%s-%d".formatted(NAME, faults);
            try (var crowd = new Crowd(stage.apis(), event, 40, 50).givingBack().begin(8, 10_000)) {
                crowd.awaitMore(MORE);
                for (int i = 0; i < FAULTS_OF_A_CROWD && Instant.now().isBefore(until); i++) {
                    strike(stage, brokers, crowd, random);
                    faults++;
                }
                crowd.stop().verify();
                outcomes += crowd.outcomes();
            }
        }
        var findings = new ArrayList<String>();
        findings.add("%d faults, %d outcomes, none contradicted; seed %d".formatted(faults, outcomes, seed));
        longest.forEach((fault, gap) ->
                findings.add("longest time without an outcome, %s: %s".formatted(fault, Checks.seconds(gap))));
        return findings;
    }

    private void strike(Stage stage, Brokers brokers, Crowd crowd, Random random) throws Exception {
        var _ = crowd.longestGap();
        DrillFault fault = fault(new StackFaults(stage), stage, random);
        fault.begin().run();
        try {
            Checks.awaitTime(Duration.ofMillis(random.nextInt(SHORTEST_MS, LONGEST_MS)));
        } finally {
            fault.end().run();
        }
        crowd.awaitMore(MORE);
        longest.merge(fault.name(), crowd.longestGap(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        // One fault at a time: two at once may well be a majority.
        stage.awaitReady();
        brokers.awaitWhole();
    }

    private static DrillFault fault(StackFaults parts, Stage stage, Random random) {
        String broker = Brokers.name(random.nextInt(Brokers.NUMBER) + 1);
        String other = Brokers.others(broker).get(random.nextInt(Brokers.NUMBER - 1));
        String processor = pick(StackFaults.PROCESSORS, random);
        return switch (random.nextInt(9)) {
            case 0 -> new DrillFault("kill a broker", () -> parts.kill(broker));
            case 1 -> new DrillFault("pause a broker", () -> parts.pause(broker), () -> parts.resume(broker));
            case 2 -> DrillFault.ofLinks(stage, "cut two brokers apart", "cut", broker + "->" + other);
            case 3 -> DrillFault.ofLinks(stage, "silence a broker", "drop", broker);
            case 4 ->
                DrillFault.ofLinks(stage, "a broker that hears and is not heard", "one-way", broker + "->" + other);
            case 5 -> DrillFault.ofLinks(stage, "a slow broker", "slow", random.nextInt(20, 300) + "ms", broker);
            case 6 -> DrillFault.ofLinks(stage, "cut a processor off", "drop", processor);
            case 7 -> new DrillFault("pause a processor", () -> parts.pause(processor), () -> parts.resume(processor));
            default -> {
                String killed = pick(StackFaults.SERVICES, random);
                yield new DrillFault("kill " + killed.replaceFirst("-[0-9]+$", ""), () -> parts.kill(killed));
            }
        };
    }

    private static String pick(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
