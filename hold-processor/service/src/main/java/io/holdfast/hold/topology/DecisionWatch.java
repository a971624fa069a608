package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Decision;
import java.time.Duration;

/** Is told what happens, for metrics; must not throw and cannot influence anything. */
public interface DecisionWatch {

    /** A command was decided; its transaction is not committed yet. */
    void decided(Decision decision);

    /** A record went to the dead letters. */
    void deadLetter();

    /** A partition's earliest deadline is overdue by this much; zero if nothing is due. */
    void expiryLag(int partition, Duration overdue);

    /** Log time of a partition is ahead of its broker's clock by this much; zero if the two agree. */
    void logAhead(int partition, Duration ahead);

    /** A partition is no longer decided here. */
    void left(int partition);

    /** Ignores everything. */
    DecisionWatch NONE = new DecisionWatch() {
        @Override
        public void decided(Decision decision) {}

        @Override
        public void deadLetter() {}

        @Override
        public void expiryLag(int partition, Duration overdue) {}

        @Override
        public void logAhead(int partition, Duration ahead) {}

        @Override
        public void left(int partition) {}
    };
}
