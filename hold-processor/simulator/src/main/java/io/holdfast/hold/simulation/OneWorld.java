package io.holdfast.hold.simulation;

import java.util.List;

/** Trouble and calm in one region. */
final class OneWorld implements SimulatedSchedule {

    private static final int A_DAY_LATER_PERCENT = 20;
    private static final long A_DAY_MS = 24L * 60 * 60 * 1_000;

    private final World world;

    OneWorld(World world) {
        this.world = world;
    }

    @Override
    public void run(int steps) {
        troubleThenCalm(steps);
        if (world.chance.percent(A_DAY_LATER_PERCENT)) {
            world.trace.say(() -> "a day later");
            world.time.passes(A_DAY_MS);
            world.faults.begin();
            troubleThenCalm(steps / 2);
        }
    }

    private void troubleThenCalm(int steps) {
        var faults = new FaultPhase(world);
        for (int i = 0; i < steps; i++) {
            faults.step();
        }
        RecoveryPhase.calm(List.of(world), List.of(), List.of(), world.time);
    }

    @Override
    public void auditUnderWay() {
        world.audit.underWay();
    }
}
