package io.holdfast.api.canary;

import java.time.Duration;

/** Is told how a canary fares. */
@FunctionalInterface
public interface CanaryWatch {

    /** A step that a canary takes. */
    enum Step {
        /** Its event is put on sale, or found to be. */
        OPEN,
        /** A seat is held. */
        HOLD,
        /** It is given back. */
        RELEASE
    }

    /** What came of a step. */
    enum Outcome {
        /** What a customer would want. */
        OK,
        /** The wait ended first. */
        CHECKING,
        /** Anything else that was answered. */
        REFUSED,
        /** Nothing was answered. */
        FAILED
    }

    /** A step was taken. */
    void took(Step step, Outcome outcome, Duration time);
}
