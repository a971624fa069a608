package io.holdfast.local;

import io.holdfast.drill.Chaos;
import io.holdfast.drill.Drill;
import io.holdfast.drill.Drills;
import io.holdfast.drill.EarlyAnswers;
import io.holdfast.drill.Exercise;
import io.holdfast.drill.Verdict;
import io.holdfast.schemas.Partitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Breaks a stack of its own on purpose. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a stack of its own, breaks it as the drill says, has the log audited, and says whether every promise was kept. Several drills run one after the other; those that need the same stack share it.",
            "Drills: double-click, lost-answer, on-sale, kill-processor, lost-processor, zombie-processor, early-answers, lost-state, kill-broker, payment-limbo, mail-down, slow-consumer, new-schema, old-folder; on three brokers kill-leader, kill-two, isolate-leader, isolate-processor, slow-follower, full-disk, rolling-restart, clock-jump, and chaos, which strikes at random; on two regions cut-link, broken-link, cut-transfer, cut-money, same-id, mirror-rewound, topic-recreated, lost-region, runs-short, zombie-region. all runs each of them but chaos and ends with a table."
        },
        subcommands = SimulateCommand.class)
final class DrillCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final int CHAOS_MINUTES = 10;

    /** Not required by the parser, which would require it of simulate as well. */
    @Parameters(paramLabel = "NAME", description = "One drill or more, or all.")
    private List<String> names = List.of();

    @Option(
            names = "--port",
            defaultValue = "8300",
            description = "First port of the drill's stack (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = StackFolder.DEFAULT + "-drill",
            description = "Where its state and logs lie (default ${DEFAULT-VALUE}); what is there is deleted.")
    private Path data = Path.of("");

    @Option(names = "--blows", description = "How often early-answers strikes (default 4).")
    private int blows;

    @Option(names = "--minutes", description = "How long chaos lasts (default 10).")
    private @Nullable Integer minutes;

    @Option(
            names = "--seed",
            description = "What chaos chooses follows from it (default another each time; it is printed).")
    private @Nullable Long seed;

    @Option(names = "--partitions", description = "Partitions of the drill's stack, as up --partitions takes them.")
    private @Nullable Integer partitions;

    @Option(names = "--secure", description = "The drill's stack is a secure one, as up --secure starts it.")
    private boolean secure;

    @Option(names = "--keep", description = "Leaves the (last) stack running at the end.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        List<Drill> drills = drills();
        var verdicts = new ArrayList<Verdict>();
        // Those that need the same stack share it.
        var stacks = new LinkedHashMap<Object, List<Drill>>();
        drills.forEach(drill -> stacks.computeIfAbsent(
                        List.of(drill.brokers(), drill.regions(), drill.convicted()), _ -> new ArrayList<>())
                .add(drill));
        for (List<Drill> same : stacks.values()) {
            verdicts.addAll(run(same, keep && same.equals(stacks.lastEntry().getValue())));
        }
        if (verdicts.size() > 1) {
            table(verdicts);
        }
        return verdicts.stream().allMatch(Verdict::kept) ? 0 : 1;
    }

    private List<Verdict> run(List<Drill> drills, boolean keep) throws Exception {
        DrillStage stage = stage(drills.getFirst());
        Runnable end = () -> {
            if (!keep) {
                stage.down();
            }
        };
        var interrupted = new Thread(end);
        Runtime.getRuntime().addShutdownHook(interrupted);
        stage.up();
        var exercise = new Exercise(stage, stage::audit);
        var verdicts = new ArrayList<Verdict>();
        for (Drill drill : drills) {
            verdicts.add(exercise.run(drill));
        }
        // Another stack may follow.
        Runtime.getRuntime().removeShutdownHook(interrupted);
        end.run();
        return verdicts;
    }

    private DrillStage stage(Drill drill) {
        try {
            return new DrillStage(port, data, Optional.ofNullable(partitions).map(Partitions::new), secure, drill);
        } catch (IllegalArgumentException outOfBounds) {
            throw new WrongCallException(String.valueOf(outOfBounds.getMessage()));
        }
    }

    private List<Drill> drills() {
        if (names.isEmpty()) {
            throw new WrongCallException("which drill? ./holdfast drill --help names them");
        }
        if (blows < 0 || (blows > 0 && !names.equals(List.of(EarlyAnswers.NAME)))) {
            throw new WrongCallException("--blows goes with %s, and is at least 1".formatted(EarlyAnswers.NAME));
        }
        if ((minutes != null || seed != null) && !names.equals(List.of(Chaos.NAME))) {
            throw new WrongCallException("--minutes and --seed go with " + Chaos.NAME);
        }
        if (names.equals(List.of(ALL))) {
            Drills.ALL.forEach(drill -> drill.missing()
                    .ifPresent(missing -> System.out.printf("left out: %s, which %s%n", drill.name(), missing)));
            return Drills.ALL.stream()
                    .filter(drill -> drill.missing().isEmpty())
                    .toList();
        }
        List<Drill> drills = names.stream().map(this::named).toList();
        drills.forEach(drill -> drill.missing().ifPresent(missing -> {
            throw new StackException("drill %s %s".formatted(drill.name(), missing));
        }));
        return drills;
    }

    private Drill named(String name) {
        if (name.equals(Chaos.NAME)) {
            return chaos();
        }
        return blows > 0
                ? new EarlyAnswers(blows)
                : Drills.named(name)
                        .orElseThrow(() -> new WrongCallException(
                                "there is no drill %s: see ./holdfast drill --help".formatted(name)));
    }

    private Drill chaos() {
        int lasts = minutes == null ? CHAOS_MINUTES : minutes;
        if (lasts < 1) {
            throw new WrongCallException("--minutes must be at least 1");
        }
        return new Chaos(Duration.ofMinutes(lasts), seed == null ? System.currentTimeMillis() : seed);
    }

    private static void table(List<Verdict> verdicts) {
        System.out.println();
        for (Verdict verdict : verdicts) {
            System.out.printf(
                    "%-18s %-7s %4d s  %s%n",
                    verdict.drill(),
                    verdict.kept() ? "KEPT" : "BROKEN",
                    verdict.took().toSeconds(),
                    String.join("; ", verdict.findings()));
        }
        long took = verdicts.stream()
                .mapToLong(verdict -> verdict.took().toSeconds())
                .sum();
        long broken = verdicts.stream().filter(verdict -> !verdict.kept()).count();
        System.out.printf(
                "%d drills in %d s: %s%n",
                verdicts.size(), took, broken == 0 ? "every promise kept" : broken + " broken");
    }
}
