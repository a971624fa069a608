package io.holdfast.hold.simulation;

import static io.holdfast.hold.simulation.promise.Promise.P9;

import io.holdfast.hold.simulation.promise.Logged;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Decides the log once more, in its order and without any trouble, on a machine whose clock stands still: a replay, a year later. */
final class Replay {

    private final Map<Integer, Task> tasks = new HashMap<>();
    private final TaskDependencies dependencies;
    private final LongSupplier clock;

    Replay(TaskDependencies dependencies, LongSupplier clock) {
        this.dependencies = dependencies;
        this.clock = clock;
    }

    /** What was committed of a command, which comes next in its partition, is what a replay comes to. */
    void compare(Logged logged, Decided committed) {
        Decided again = task(logged.partition()).decide(logged);
        task(logged.partition()).committed();
        if (!again.equals(committed)) {
            throw new BrokenPromise(
                    P9,
                    "%d:%d is replayed otherwise: %s"
                            .formatted(logged.partition(), logged.offset(), Difference.of(committed, again)));
        }
    }

    void compareState(Task restored) {
        Task own = task(restored.partition());
        if (restored.position() != own.position()) {
            throw new BrokenPromise(
                    P9,
                    "partition %d is committed up to %d and was decided up to %d"
                            .formatted(restored.partition(), restored.position(), own.position()));
        }
        own.tables().forEach((store, table) -> {
            Table other = restored.tables().get(store);
            if (other == null || !table.same(other)) {
                throw new BrokenPromise(
                        P9,
                        "the %s of partition %d is not what a replay up to %d comes to"
                                .formatted(store, restored.partition(), own.position()));
            }
        });
    }

    private Task task(int partition) {
        return tasks.computeIfAbsent(partition, _ -> new Task(partition, dependencies, clock, clock, new Committed()));
    }
}
