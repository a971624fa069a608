package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P10;
import static io.holdfast.hold.audit.verify.Promise.P5;
import static io.holdfast.hold.audit.verify.Promise.P7;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;

/** The trouble is over: everything under way arrives, everyone works, and within a short time all must be in order. */
final class RecoveryPhase {

    private static final int ROUND_MS = 100;
    static final int MOST_ROUNDS = 600;

    /** Until then clocks are set right and Ticks that were lost are asked for again. */
    private static final int SETTLING_MS = 2_000;

    /** Within this time the seats of a hold that is over can be had again (P5). */
    private static final int FREED_WITHIN_MS = 1_000;

    private final World world;
    private final long since;

    RecoveryPhase(World world) {
        this.world = world;
        this.since = world.time.nowMs();
    }

    void begin() {
        world.trace.say(() -> "it becomes calm");
        world.faults.end();
        world.log.ledBy(0);
        for (Machine machine : world.machines) {
            machine.resume();
            machine.start();
            machine.clockOff(0);
            // A zombie finds out now.
            world.coordinator.commit(machine);
            if (!world.coordinator.current(machine)) {
                machine.lose();
            }
        }
        world.group.rebalance();
    }

    void round() {
        world.network.deliverAll();
        world.provider.actOnAll();
        for (Machine machine : world.machines) {
            for (Task task : machine.tasks().values()) {
                boolean more = true;
                while (more) {
                    more = world.decide(machine, task);
                }
                task.look();
            }
            world.coordinator.commit(machine);
        }
        if (world.time.nowMs() - since > SETTLING_MS) {
            world.states.outliving(world.time.nowMs() - FREED_WITHIN_MS).ifPresent(left -> {
                throw new BrokenPromise(
                        P5, "%s should have ended at %s and has not yet".formatted(name(left), left.getExpiresAt()));
            });
        }
    }

    /** How long nothing more will happen by itself. */
    long pauseMs() {
        long nowMs = world.time.nowMs();
        // Where nothing is to be done until some deadline, nothing happens until then.
        boolean idle = quiet() && decided() && !world.states.due(nowMs);
        long idleMs = idle ? world.states.nextDeadline(nowMs).orElse(nowMs) - nowMs : 0;
        return Math.max(ROUND_MS, idleMs);
    }

    private boolean quiet() {
        return world.network.isEmpty() && world.provider.isIdle();
    }

    private boolean decided() {
        return world.partitions.stream().allMatch(partition -> world.decided(partition) == world.log.end(partition));
    }

    boolean done() {
        return quiet() && decided() && world.states.unfinished().isEmpty();
    }

    BrokenPromise stuck() {
        return world.states
                .unfinished()
                .map(left -> new BrokenPromise(
                        left.getStatus() == ReservationStatus.HELD ? P5 : P7,
                        "%s is still %s, long after the trouble was over".formatted(name(left), left.getStatus())))
                .orElseGet(() ->
                        new BrokenPromise(P10, "what is on the log is not decided, long after the trouble was over"));
    }

    private static String name(Reservation reservation) {
        return Keys.reservation(reservation.getEvent(), reservation.getReservation());
    }
}
