package io.holdfast.hold.audit.state;

import java.nio.file.Path;

/** Makes stores. */
public interface ByteStores extends AutoCloseable {

    /** A new and empty store; its maker closes it. */
    ByteStore open(String name);

    /** Deletes what is left of the stores. */
    @Override
    void close();

    /** Stores in a new folder within this one, for a log of any size. The folder goes when they are closed. */
    static ByteStores in(Path scratch) {
        return RocksByteStores.in(scratch);
    }

    /** Stores in memory, for a log that is there, too. */
    static ByteStores inMemory() {
        return new MemoryByteStores();
    }
}
