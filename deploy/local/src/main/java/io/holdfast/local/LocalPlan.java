package io.holdfast.local;

import io.holdfast.schemas.regions.Regions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs on a data folder: one stack, or one for each region, in folders of their own below it, and the links between them.
 *
 * @param data the folder that {@code --data} names
 * @param stacks in the regions' order; the first has what all share
 */
record LocalPlan(Path data, List<StackPlan> stacks) {

    static LocalPlan of(StackPlan only) {
        return new LocalPlan(only.data(), List.of(only));
    }

    /**
     * A stack for each region.
     *
     * @param like what each of them is like; its folder is the common one, and its ports are the first region's
     * @throws IllegalArgumentException if these are no regions that a local stack can have, or if there are no ports for the second
     */
    static LocalPlan of(StackPlan like, List<String> regions) {
        StackPorts ports = like.ports();
        if (!ports.hasNext()) {
            throw new IllegalArgumentException(
                    "--port must leave a second block of %d ports for the second region".formatted(StackPorts.BLOCK));
        }
        List<StackPorts> blocks = List.of(ports, ports.next());
        return new LocalPlan(
                like.data(),
                regions.stream()
                        .map(region -> like.of(new RegionPlan(new Regions(Optional.of(region), regions), blocks)))
                        .toList());
    }

    StackPlan first() {
        return stacks.getFirst();
    }

    /** The regions in their order; empty if there are none. */
    List<String> regions() {
        return stacks.stream().flatMap(stack -> stack.regionName().stream()).toList();
    }

    String url() {
        return first().url();
    }

    /** The parts that the services stand on, group after group: all of them at once would be too much for a laptop. */
    List<List<Part>> base() {
        return Stream.concat(network().stream().map(List::of), stacks.stream().map(StackPlan::base))
                .toList();
    }

    /** What the logs alone stand on, group after group. */
    List<List<Part>> log() {
        return stacks.stream().map(StackPlan::log).toList();
    }

    List<List<Part>> services() {
        return stacks.stream().map(StackPlan::services).toList();
    }

    private List<Part> all() {
        return Stream.concat(base().stream(), services().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** What all that goes from one region to the other passes; it is a part of neither. */
    private Optional<Part> network() {
        return first().region()
                .map(region ->
                        new BaseParts(first().common(data)).network(region.network(), new RegionLinks(data).table()));
    }

    /** Writes what the brokers, the links and the mirrors are told. */
    void writeSettings() throws IOException {
        for (StackPlan stack : stacks) {
            BrokerSettings.write(stack);
            if (stack.linked()) {
                stack.links().write();
            }
        }
        if (first().region().isPresent()) {
            new RegionLinks(data).write(first().region().get());
            for (StackPlan stack : stacks) {
                MirrorFile.write(stack, this);
            }
        }
    }

    /** The stack of a region. */
    StackPlan of(String region) {
        return stacks.stream()
                .filter(stack -> stack.regionName().equals(Optional.of(region)))
                .findFirst()
                .orElseThrow();
    }

    /** Every port that something listens on, with who it is. */
    List<UsedPort> ports() {
        var used = new ArrayList<UsedPort>();
        for (Part part : all()) {
            used.add(new UsedPort(part.title(), part.port()));
            part.management().ifPresent(port -> used.add(new UsedPort(part.title() + "'s management", port)));
        }
        stacks.forEach(stack -> used.addAll(stack.furtherPorts()));
        return List.copyOf(used);
    }

    /** A port, and who listens there, for people. */
    record UsedPort(String who, int port) {}
}
