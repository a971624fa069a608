package io.holdfast.local;

import io.holdfast.local.StackFile.RunningPart;
import io.holdfast.schemas.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One region of a local stack, as its supervisor says that it runs. */
final class LocalRegion {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LOOK_EVERY_MS = 200;

    private final Path data;
    private final String name;

    /**
     * The region of this name.
     *
     * @param data the common folder
     */
    LocalRegion(Path data, String name) {
        this.data = data;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Its parts that run; not those that stand for the world outside. */
    List<RunningPart> running() throws IOException {
        return new StackFile(data)
                .running().stream()
                        .filter(part -> name.equals(part.region()) && !RegionExtent.NONE.has(part.name()))
                        .toList();
    }

    /** The URLs of its instances of a service. */
    List<String> urls(Service service) throws IOException {
        return running().stream()
                .filter(part -> part.name().startsWith(service.kind() + "-"))
                .map(RunningPart::url)
                .toList();
    }

    void awaitStopped() throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!running().isEmpty()) {
            deadline.pause(LOOK_EVERY_MS, () -> new StackException(name + " still runs: see the supervisor's log"));
        }
    }

    /** Says how much of it shall run, and returns when all of that is ready. */
    void bring(RegionExtent extent) throws IOException, InterruptedException {
        extent.write(data, name);
        Deadline deadline = Deadline.in(PATIENCE);
        while (!ready(extent)) {
            deadline.pause(
                    LOOK_EVERY_MS,
                    () -> new StackException("%s does not become ready: see %s"
                            .formatted(name, data.resolve(name).resolve("logs"))));
        }
    }

    private boolean ready(RegionExtent extent) throws IOException, InterruptedException {
        List<RunningPart> parts = running();
        boolean has = List.of(
                        "broker",
                        "registry",
                        "mirror",
                        "hold-processor-0",
                        "reservation-api-0",
                        "payment-adapter-0",
                        "receipt-sender-0")
                .stream()
                .filter(extent::has)
                .allMatch(wanted -> parts.stream().anyMatch(part -> part.name().equals(wanted)));
        for (RunningPart part : parts) {
            has = has && part.isReady(new Probe());
        }
        return has;
    }

    /** The options that name its brokers, and how this user gets in. */
    List<String> cluster(String user) throws IOException {
        String brokers = ToolProcess.brokers(data, Optional.of(name))
                .orElseThrow(() ->
                        new StackException("%s does not run on %s: start the stack with up, or name another with --data"
                                .formatted(name, data)));
        return ToolProcess.cluster(data.resolve(name), brokers, "--properties-file", user);
    }
}
