package io.holdfast.local;

import io.holdfast.drill.IssuedToken;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.limits.Scopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The operator's two acts when a region is lost, and when it comes back. They find the stack, and hand over to programs that work on any cluster. */
@Command(
        name = "region",
        mixinStandardHelpOptions = true,
        description = "Goes on for a region that is lost, and brings it back: docs/runbooks/region-lost.md.",
        synopsisSubcommandLabel = "COMMAND")
final class RegionCommand implements Runnable {

    @Option(
            names = "--data",
            defaultValue = StackFolder.DEFAULT,
            scope = ScopeType.INHERIT,
            description = "Where the stack's state lies (default ${DEFAULT-VALUE}).")
    private Path folder = Path.of("");

    @Override
    public void run() {
        throw new WrongCallException("say what to do: region take-over us --fenced, or region rejoin us");
    }

    /** A tool reads whole logs at full speed. */
    private static int tool(Class<?> main, Path data, List<String> arguments) throws IOException, InterruptedException {
        Path scratch = data.resolve("region");
        Files.createDirectories(scratch);
        return ToolProcess.run(
                main,
                List.of(
                        "-XX:+UseParallelGC",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + scratch),
                arguments);
    }

    /** In a file, since a command line can be read by everybody on the machine. */
    private static String operatorToken(Path data, String issuer) throws IOException, InterruptedException {
        Path folder = data.resolve("region");
        Path file = folder.resolve("operator.token");
        PrivateFiles.folder(folder);
        PrivateFiles.write(
                file,
                IssuedToken.of(issuer, Map.of("scope", Scopes.OPERATE)).token().orElseThrow());
        return file.toString();
    }

    /** The other one of two. */
    private static LocalRegion other(Path data, String region) throws IOException {
        String other = DataFolder.regions(data).stream()
                .filter(name -> !name.equals(region))
                .findFirst()
                .orElseThrow();
        return new LocalRegion(data, other);
    }

    private static LocalRegion chosen(Path data, String region) throws IOException {
        return new LocalRegion(
                data, DataFolder.chosen(data, Optional.of(region)).orElseThrow());
    }

    @Command(
            name = "take-over",
            mixinStandardHelpOptions = true,
            description = {
                "Goes on in the other region for one that is lost: its reservations, sales and places are adopted there, as far as they were copied and as the payment provider knows them.",
                "Nothing of the lost region may run any more. Locally: down --region us. From then on it stays stopped until region rejoin."
            })
    int takeOver(
            @Parameters(paramLabel = "REGION", description = "The region that is lost.") String region,
            @Option(names = "--fenced", description = "You have made sure that nothing of it runs, nor will.")
                    boolean fenced,
            @Option(names = "--json", description = "Prints JSON.") boolean json)
            throws IOException, InterruptedException {
        Path data = folder.toAbsolutePath().normalize();
        LocalRegion lost = chosen(data, region);
        if (!fenced) {
            throw new StackException(
                    "nothing was done. If %s sold on, places would be sold twice: stop it with ./holdfast down --region %s, and say with --fenced that nothing of it runs any more, anywhere"
                            .formatted(region, region));
        }
        if (!lost.running().isEmpty()) {
            throw new StackException("nothing was done: %s runs here (%s). Stop it with ./holdfast down --region %s"
                    .formatted(region, lost.running().getFirst().title(), region));
        }
        // The fence: up does not start this region any more.
        RegionExtent.NONE.write(data, region);
        LocalRegion here = other(data, region);
        var arguments = new ArrayList<>(List.of(region, "--here", here.name(), "--fenced"));
        arguments.addAll(here.cluster(KafkaUsers.TAKE_OVER));
        here.urls(Service.PAYMENT_ADAPTER).forEach(url -> arguments.addAll(List.of("--payment-adapter", url)));
        Optional<String> issuer = LocalIssuer.of(data);
        if (issuer.isPresent()) {
            arguments.addAll(List.of("--token-file", operatorToken(data, issuer.get())));
        }
        if (json) {
            arguments.add("--json");
        }
        return tool(io.holdfast.hold.takeover.Main.class, data, arguments);
    }

    @Command(
            name = "rejoin",
            mixinStandardHelpOptions = true,
            description = {
                "Brings a region back. Its log, its mirror and its hold-processor start; its other services do so once it has retired from every event that was taken over meanwhile.",
                "What it had decided and nobody knew is printed. The events that were taken over stay where they are."
            })
    int rejoin(@Parameters(paramLabel = "REGION", description = "The region that comes back.") String region)
            throws IOException, InterruptedException {
        Path data = folder.toAbsolutePath().normalize();
        LocalRegion back = chosen(data, region);
        LocalRegion other = other(data, region);
        if (other.running().isEmpty()) {
            throw new StackException(
                    "%s does not run on %s, and it alone knows what was taken over: start the stack with up"
                            .formatted(other.name(), data));
        }
        back.bring(RegionExtent.RETIRING);
        int exit = tool(
                io.holdfast.hold.retire.Main.class,
                data,
                Stream.concat(Stream.of(region, "--from", other.name()), back.cluster(KafkaUsers.TAKE_OVER).stream())
                        .toList());
        if (exit == 0) {
            back.bring(RegionExtent.ALL);
            System.out.println(region + " is back");
        }
        return exit;
    }
}
