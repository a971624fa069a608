package io.holdfast.hold.simulation;

import io.holdfast.schemas.LogPosition;
import java.util.List;

/**
 * Everything that was written because of one command. Two are equal if they are the same to the byte.
 *
 * @param offset of the command
 * @param written in the order in which it was written
 */
record DecidedCommand(int partition, long offset, List<Written> written) {

    /** Keeps a copy: what a task writes is collected anew for each command. */
    DecidedCommand {
        written = List.copyOf(written);
    }

    LogPosition position() {
        return new LogPosition(partition, offset);
    }
}
