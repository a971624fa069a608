package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Decision;
import java.time.Duration;

/** Is told what happens, for metrics; must not throw and cannot influence anything. */
public interface DecisionWatch {

    /** A command was decided; its transaction is not committed yet. */
    default void decided(Decision decision) {}

    /** A record went to the dead letters. */
    default void deadLetter() {}

    /** A partition's earliest deadline is overdue by this much; zero if nothing is due. */
    default void expiryLag(int partition, Duration overdue) {}

    /** Log time of a partition is ahead of its broker's clock by this much; zero if the two agree. */
    default void logAhead(int partition, Duration ahead) {}

    /** A partition is no longer decided here. */
    default void left(int partition) {}

    /** Ignores everything. */
    DecisionWatch NONE = new DecisionWatch() {};
}
