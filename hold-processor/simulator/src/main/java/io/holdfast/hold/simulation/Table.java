package io.holdfast.hold.simulation;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What a store holds, by the order of its keys' bytes, as RocksDB has it. */
final class Table {

    private final NavigableMap<Bytes, Bytes> entries;

    Table() {
        entries = new TreeMap<>();
    }

    private Table(Table other) {
        entries = new TreeMap<>(other.entries);
    }

    Table copy() {
        return new Table(this);
    }

    NavigableMap<Bytes, Bytes> entries() {
        return entries;
    }

    void apply(StoreWrite write) {
        if (write.value() == null) {
            entries.remove(write.key());
        } else {
            entries.put(write.key(), write.value());
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table table && entries.equals(table.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
