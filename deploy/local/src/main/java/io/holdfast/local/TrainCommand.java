package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the services' ahead-of-time caches. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an ahead-of-time cache (JEP 514, 515) for each service if there is none for these jars and this JDK: loads a stack of its own for two minutes and keeps what its JVMs loaded and learned.",
            "From then on up uses the caches. They lie in target/aot, some 90 MB each. Takes about four minutes; run nothing beside it."
        })
final class TrainCommand implements Callable<Integer> {

    private static final int LOAD_SECONDS = 120;
    private static final int PURCHASE_SECONDS = 20;
    private static final int PURCHASES_PER_SECOND = 20;
    private static final int MAKE_WITHIN_S = 180;
    private static final long MB = 1_000_000;

    @Option(
            names = "--port",
            defaultValue = "8300",
            description = "First port of its stack (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seconds",
            defaultValue = "" + LOAD_SECONDS,
            description = "How long the load lasts (default ${DEFAULT-VALUE}).")
    private int seconds;

    /** A training, and the key of what ran when it began. */
    private record Begun(Service service, String key) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = ToolProcess.project();
        var caches = new AotCaches(home);
        if (caches.missing().isEmpty()) {
            System.out.println("the caches are of these jars and this JDK already");
            return 0;
        }
        var begun = new ArrayList<Begun>();
        for (Service service : Service.values()) {
            Files.deleteIfExists(caches.recording(service));
            begun.add(new Begun(service, caches.key(service)));
        }
        load(caches.training().toString());
        for (Begun training : begun) {
            make(home, caches, training);
        }
        // What was held and bought there is of no use; the logs of a training that failed stay.
        if (caches.missing().isEmpty()) {
            new DataFolder(caches.training()).begin(true);
        }
        return caches.missing().isEmpty() ? 0 : 1;
    }

    /** Loads a stack that records; when its JVMs end they write what they learned. */
    private void load(String data) {
        String base = Integer.toString(port);
        try {
            run("up", "--detach", "--fresh", "--jvm=-XX:TieredStopAtLevel=4", "--port", base, "--data", data);
            bench(data, seconds, "spread", "--callers", "64", "--events", "100", "--seats", "20000", "--refused", "5");
            bench(data, PURCHASE_SECONDS, "purchase", "--rate", Integer.toString(PURCHASES_PER_SECOND));
        } finally {
            int _ = Main.run("down", "--data", data);
        }
    }

    private void bench(String data, int lasting, String... workload) {
        var arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(List.of(workload));
        arguments.addAll(List.of("--warm-up", "0", "--seconds", Integer.toString(lasting)));
        arguments.addAll(List.of("--url", StackPorts.url(port), "--data", data));
        run(arguments.toArray(String[]::new));
    }

    private static void run(String... arguments) {
        if (Main.run(arguments) != 0) {
            throw new StackException("%s failed, see above: no cache was made".formatted(arguments[0]));
        }
    }

    private static void make(Path home, AotCaches caches, Begun training) throws IOException, InterruptedException {
        Service service = training.service();
        Path log = caches.training().resolve("logs").resolve("make-" + service.kind() + ".log");
        Process java = PartRunner.launch(ServiceParts.makingCache(home, caches, service), log);
        if (!java.waitFor(MAKE_WITHIN_S, TimeUnit.SECONDS)) {
            java.destroyForcibly();
        }
        boolean made = Files.exists(caches.made(service)) && caches.take(service, training.key());
        System.out.println(
                made
                        ? "%-20s %d MB".formatted(service.kind(), Files.size(caches.cache(service)) / MB)
                        : "%s has no cache: see %s".formatted(service.kind(), log));
        Files.deleteIfExists(caches.recording(service));
    }
}
