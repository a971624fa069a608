package io.holdfast.hold.seat;

/** How a command is decided. There is one way, {@link Decision#of}; simulations try others, to see them caught. */
@FunctionalInterface
public interface Rules {

    /**
     * Decides a command and works out what that changes; touches nothing.
     *
     * @param cause the command's place on the log, its log time, and who asked for it
     */
    Decision decide(State state, Command command, Cause cause);
}
