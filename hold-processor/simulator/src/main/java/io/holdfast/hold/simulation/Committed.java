package io.holdfast.hold.simulation;

import io.holdfast.hold.topology.Names;
import java.util.List;

/** What is committed of one partition: how far it is decided, and what the changelog of the clock holds. That of the state is the {@link StateLog}. */
final class Committed {

    private final Table clock = new Table();
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
}
