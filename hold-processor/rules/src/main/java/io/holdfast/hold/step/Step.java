package io.holdfast.hold.step;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Decision;

/** What became of a record of seat-commands. */
public sealed interface Step {

    /**
     * It was a command, and this is what was decided.
     *
     * @param cause its place on the log, its log time and its trace
     */
    record Decided(Command command, Cause cause, Decision decision) implements Step {}

    /** It goes to the dead letters, and changes nothing. */
    record Undecided(String error) implements Step {}
}
