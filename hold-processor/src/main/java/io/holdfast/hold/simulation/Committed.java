package io.holdfast.hold.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is committed of one partition: how far it is decided, and what the changelogs hold. */
final class Committed {

    private final Map<String, Table> tables = new HashMap<>();
    private long position;

    long position() {
        return position;
    }

    void position(long next) {
        position = next;
    }

    Map<String, Table> tables() {
        return tables;
    }

    Table table(String store) {
        return tables.computeIfAbsent(store, _ -> new Table());
    }

    void apply(List<StoreWrite> writes) {
        writes.forEach(write -> table(write.store()).apply(write));
    }
}
