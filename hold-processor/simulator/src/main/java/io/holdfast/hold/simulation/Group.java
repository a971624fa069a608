package io.holdfast.hold.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The consumer group: who has which partition, and since which generation. */
final class Group {

    private static final int STAYS_PERCENT = 50;
    private static final int COMMITS_PERCENT = 75;

    private final List<Integer> partitions;
    private final List<Machine> machines;
    private final Coordinator coordinator;
    private final Function<Machine, Function<Integer, Task>> restore;
    private final Chance chance;
    private final Trace trace;

    Group(
            List<Integer> partitions,
            List<Machine> machines,
            Coordinator coordinator,
            Function<Machine, Function<Integer, Task>> restore,
            Chance chance,
            Trace trace) {
        this.partitions = partitions;
        this.machines = machines;
        this.coordinator = coordinator;
        this.restore = restore;
        this.chance = chance;
        this.trace = trace;
    }

    /** Everyone who answers gets partitions anew; an instance that is paused hears nothing of it, and goes on later as if nothing had happened. */
    void rebalance() {
        List<Machine> members = machines.stream().filter(Machine::runs).toList();
        if (members.isEmpty()) {
            return;
        }
        Map<Integer, Machine> assigned = new TreeMap<>();
        for (int partition : partitions) {
            Machine before = members.stream()
                    .filter(member ->
                            coordinator.current(member) && member.tasks().containsKey(partition))
                    .findFirst()
                    .orElse(null);
            assigned.put(partition, before != null && chance.percent(STAYS_PERCENT) ? before : chance.pick(members));
        }
        members.stream().filter(member -> !coordinator.current(member)).forEach(Machine::lose);
        members.forEach(member -> handOver(member, assigned));
        int generation = coordinator.nextGeneration();
        for (Machine member : members) {
            member.joined(generation);
            assigned.forEach((partition, owner) -> {
                if (owner == member) {
                    member.tasks().computeIfAbsent(partition, restore.apply(member));
                }
            });
        }
        trace.fingerprint().add(generation);
        trace.say(() -> "generation %d: %s".formatted(generation, assigned));
    }

    /** A member commits before it gives anything up, or loses what it has done. */
    private void handOver(Machine member, Map<Integer, Machine> assigned) {
        boolean givesUp = member.tasks().keySet().stream().anyMatch(partition -> assigned.get(partition) != member);
        if (!givesUp) {
            return;
        }
        if (chance.percent(COMMITS_PERCENT)) {
            coordinator.commit(member);
        } else {
            trace.say(() -> member + " loses what it has not committed");
            member.lose();
        }
        member.tasks().keySet().removeIf(partition -> assigned.get(partition) != member);
    }
}
