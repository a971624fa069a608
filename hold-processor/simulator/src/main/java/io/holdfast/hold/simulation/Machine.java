package io.holdfast.hold.simulation;

import java.util.Map;
import java.util.TreeMap;

/** One instance of hold-processor. */
final class Machine {

    private final int id;
    private final Time time;
    private final Map<Integer, Task> tasks = new TreeMap<>();
    private int skewMs;
    private boolean up = true;
    private boolean paused;
    private int generation = -1;
    private StateLog.Transaction transaction = new StateLog.Transaction();

    Machine(int id, Time time) {
        this.id = id;
        this.time = time;
    }

    int id() {
        return id;
    }

    long nowMs() {
        return time.nowMs() + skewMs;
    }

    /** Its clock is off by this much from now on. */
    void clockOff(int ms) {
        skewMs = ms;
    }

    /** Its tasks by partition; those of a zombie are long someone else's. */
    Map<Integer, Task> tasks() {
        return tasks;
    }

    boolean runs() {
        return up && !paused;
    }

    boolean up() {
        return up;
    }

    boolean paused() {
        return paused;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    /** Everything that was not committed is gone. */
    void crash() {
        up = false;
        paused = false;
        tasks.clear();
        // The broker aborts it later: see StateLog.abortOpen.
        transaction = new StateLog.Transaction();
    }

    /** What it has not committed is gone, and its tasks with it. */
    void lose() {
        tasks.clear();
        transaction.abort();
    }

    /** What it writes is in it. One that was over before, since its partitions were given away, is followed by another. */
    StateLog.Transaction transaction() {
        if (!transaction.isOpen()) {
            transaction = new StateLog.Transaction();
        }
        return transaction;
    }

    void start() {
        up = true;
    }

    int generation() {
        return generation;
    }

    void joined(int current) {
        generation = current;
    }

    @Override
    public String toString() {
        return "machine " + id;
    }
}
