package io.holdfast.hold.simulation;

import java.util.List;

/**
 * Everything that was written because of one command. Two are equal where they are the same to the byte.
 *
 * @param offset of the command
 * @param written in the order in which it was written
 */
public record Decided(int partition, long offset, List<Written> written) {

    /** Keeps a copy: what a task writes is collected anew for each command. */
    public Decided {
        written = List.copyOf(written);
    }
}
