package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Fact;
import java.time.Duration;

/** Is told what happens, for metrics; must not throw and cannot influence anything. */
public interface DecisionWatch {

    /** A fact was decided. */
    void decided(Fact fact);

    /** A record went to the dead letters. */
    void deadLetter();

    /** A partition's earliest deadline is overdue by this much; zero where nothing is due. */
    void expiryLag(int partition, Duration overdue);

    /** Ignores everything. */
    DecisionWatch NONE = new DecisionWatch() {
        @Override
        public void decided(Fact fact) {}

        @Override
        public void deadLetter() {}

        @Override
        public void expiryLag(int partition, Duration overdue) {}
    };
}
