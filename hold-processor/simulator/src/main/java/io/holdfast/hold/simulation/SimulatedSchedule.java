package io.holdfast.hold.simulation;

/** One schedule, from its beginning to its end. */
interface SimulatedSchedule {

    /**
     * Runs it.
     *
     * @param steps how long the trouble lasts
     * @throws BrokenPromise if a promise is broken
     */
    void run(int steps);

    /**
     * The processor stopped: what was committed until then is audited.
     *
     * @throws BrokenPromise if a promise is broken
     */
    void auditUnderWay();
}
