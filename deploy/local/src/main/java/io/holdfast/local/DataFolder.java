package io.holdfast.local;

import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder that holds a stack's state. */
final class DataFolder {

    private static final String MARK = "holdfast-data";
    private static final String REGIONS = "regions";

    private final Path data;

    DataFolder(Path data) {
        this.data = data;
    }

    /** A folder under the name that the system knows it by, whatever links lead there; its last parts need not exist. */
    static Path real(Path given) throws IOException {
        Path absolute = given.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(there.relativize(absolute));
            }
        }
        return absolute;
    }

    /** Nothing may run on the folder: what a killed supervisor left is ended. A folder with something else in it is left alone. */
    void requireIdle(Consumer<String> say) throws IOException {
        requireOurs();
        var file = new StackFile(data);
        Optional<Stack> stack = file.read();
        if (Leftovers.supervised(stack)) {
            throw new StackException(
                    "a stack runs on %s already: stop it with down, or choose another --data".formatted(data));
        }
        if (stack.isPresent()) {
            Leftovers.endParts(file, stack.get(), say);
        }
    }

    /**
     * Makes the folder ready for a start.
     *
     * @param fresh whether to delete what is there
     */
    void begin(boolean fresh) throws IOException {
        if (fresh) {
            delete();
        }
        // Addresses of customers and the provider's books lie there: other users of this machine have no business in
        // it.
        PrivateFiles.folder(data);
        Files.writeString(data.resolve(MARK), "State of a local Holdfast stack. up --fresh deletes it.\n");
    }

    /** The regions that a stack was begun with, in their order; empty if it has none. */
    static List<String> regions(Path data) throws IOException {
        Path file = data.resolve(REGIONS);
        return Files.exists(file) ? List.of(Files.readString(file).strip().split(",")) : List.of();
    }

    /** Those of these regions whose log can be read. */
    static List<String> running(Path data, List<String> regions) throws IOException {
        List<String> running = new ArrayList<>();
        for (String region : regions) {
            if (ToolProcess.brokers(data, Optional.of(region)).isPresent()) {
                running.add(region);
            }
        }
        return running;
    }

    /**
     * The region of a stack that a tool works on.
     *
     * @param region as the caller named it
     * @return empty if the stack has no regions
     * @throws WrongCallException if the stack has regions and the caller named none of them, or the other way round
     */
    static Optional<String> chosen(Path data, Optional<String> region) throws IOException {
        List<String> regions = regions(data);
        if (region.isPresent() != !regions.isEmpty()
                || !region.map(regions::contains).orElse(true)) {
            throw new WrongCallException(
                    regions.isEmpty()
                            ? "the stack on %s has no regions".formatted(data)
                            : "the stack on %s has the regions %s: name one of them, with --region where the command takes it"
                                    .formatted(data, String.join(", ", regions)));
        }
        return region;
    }

    /** Those of a stack whose broker has kept something already. */
    private List<String> begunRegions() throws IOException {
        List<String> named = regions(data);
        return named.stream().anyMatch(region -> new DataFolder(data.resolve(region)).begun(1)) ? named : List.of();
    }

    /**
     * What a stack is when it begins it stays. An event's home and what the logs say of regions are of no use to others: so it has the same regions, in
     * the same order. A folder for each of them is like that of a stack without regions.
     */
    void requireBegun(LocalPlan plan) throws IOException {
        List<String> begun = begunRegions();
        boolean without = StackPorts.BROKERS.stream().anyMatch(this::begun);
        if ((without || !begun.isEmpty()) && !begun.equals(plan.regions())) {
            throw new StackException("the stack on %s was begun %s: start it so, or begin anew with --fresh"
                    .formatted(
                            data, begun.isEmpty() ? "without --regions" : "with --regions " + String.join(",", begun)));
        }
        for (StackPlan stack : plan.stacks()) {
            new DataFolder(stack.data())
                    .requireBegun(stack.secure(), stack.ports().brokers());
            PrivateFiles.folder(stack.data());
        }
        if (!plan.regions().isEmpty()) {
            Files.writeString(data.resolve(REGIONS), String.join(",", plan.regions()) + "\n");
        }
    }

    /**
     * A broker keeps the users that its folder was made with, and a topic its copies: a stack stays as open or as secure as it began, and has as
     * many brokers.
     */
    void requireBegun(boolean secure, int brokers) {
        for (int others : StackPorts.BROKERS) {
            if (others != brokers && begun(others)) {
                throw new StackException(
                        "the stack on %s was begun with --brokers %d: start it so, or begin anew with --fresh"
                                .formatted(data, others));
            }
        }
        boolean begun = begun(brokers);
        if (begun && secure != new Security(data).there()) {
            throw new StackException("the stack on %s was begun %s --secure: start it so, or begin anew with --fresh"
                    .formatted(data, secure ? "without" : "with"));
        }
    }

    private boolean begun(int brokers) {
        return Files.exists(
                data.resolve(StackPlan.broker(1, brokers)).resolve("log").resolve("meta.properties"));
    }

    private void requireOurs() throws IOException {
        if (!Files.exists(data) || Files.exists(data.resolve(MARK))) {
            return;
        }
        try (Stream<Path> inside = Files.list(data)) {
            if (inside.findAny().isPresent()) {
                throw new StackException(
                        "%s holds something that is not Holdfast's: choose another --data".formatted(data));
            }
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(data)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
