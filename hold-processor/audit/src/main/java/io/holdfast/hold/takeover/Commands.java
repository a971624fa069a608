package io.holdfast.hold.takeover;

import io.holdfast.hold.takeover.CommandWriter.ToSend;
import java.util.List;

/** This region's log: takes commands, and tells what was decided. */
@FunctionalInterface
interface Commands {

    /**
     * Appends commands and returns when they are decided.
     *
     * @return the facts of each, in their order
     * @throws RuntimeException if one may not be there, or nobody decides it: all of them may be sent again
     */
    List<List<Object>> decide(List<ToSend> commands);
}
