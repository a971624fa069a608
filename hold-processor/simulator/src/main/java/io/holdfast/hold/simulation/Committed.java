package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P9;
import static io.holdfast.hold.simulation.BrokenPromise.unless;

import io.holdfast.hold.topology.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is committed of one partition: how far it is decided, what the changelog of the clock holds, and what its owner had in its stores. The
 * changelog of the state is the {@link StateLog}.
 */
final class Committed {

    private final Table clock = new Table();
    private final Map<String, Table> owned = new TreeMap<>();
    private long position;

    long position() {
        return position;
    }

    void position(long next) {
        position = next;
    }

    Table clock() {
        return clock;
    }

    void apply(List<StoreWrite> writes) {
        writes.stream().filter(write -> write.store().equals(Names.CLOCK_STORE)).forEach(clock::apply);
    }

    /** The owner of the partition committed with these stores. */
    void owned(Map<String, Table> tables) {
        tables.forEach((store, table) -> owned.put(store, table.copy()));
    }

    /**
     * What is restored is what the owner had when it committed, byte for byte, indexes included; and so what every owner before it had.
     *
     * @throws BrokenPromise if it is not
     */
    void compare(Task restored) {
        owned.forEach((store, table) -> unless(
                table.equals(restored.tables().get(store)),
                P9,
                "the %s of partition %d is restored otherwise than it was committed at %d",
                store,
                restored.partition(),
                position));
    }
}
