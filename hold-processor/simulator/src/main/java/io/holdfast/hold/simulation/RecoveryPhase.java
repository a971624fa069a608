package io.holdfast.hold.simulation;

import static io.holdfast.hold.audit.verify.Promise.P10;
import static io.holdfast.hold.audit.verify.Promise.P5;
import static io.holdfast.hold.audit.verify.Promise.P7;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.ReservationStatus;
import java.util.List;

/** The trouble is over: everything under way arrives, everyone works, and within a short time all must be in order. */
final class RecoveryPhase {

    private static final int ROUND_MS = 100;
    private static final int MOST_ROUNDS = 600;

    /** A world in which nothing will happen by itself keeps no other from its deadlines. */
    private static final long WITHOUT_DEADLINE_MS = 60_000;

    /** Until then clocks are set right and Ticks that were lost are asked for again. */
    private static final int SETTLING_MS = 2_000;

    /** Within this time the seats of a hold that is over can be had again (P5). */
    private static final int FREED_WITHIN_MS = 1_000;

    private final World world;
    private final long since;

    private RecoveryPhase(World world) {
        this.world = world;
        this.since = world.time.nowMs();
    }

    /**
     * Lets worlds that share their time come to rest, and then settles each.
     *
     * @param links between them
     * @param losses regions that are taken over
     * @throws BrokenPromise if they do not come to rest, or a promise is broken before
     */
    static void calm(List<World> worlds, List<MirroredLink> links, List<Loss> losses, Time time) {
        List<RecoveryPhase> recoveries = worlds.stream().map(RecoveryPhase::new).toList();
        recoveries.forEach(RecoveryPhase::begin);
        int rounds = 0;
        while (!recoveries.stream().allMatch(RecoveryPhase::done)
                || !links.stream().allMatch(MirroredLink::isIdle)
                || !losses.stream().allMatch(Loss::isIdle)) {
            if (rounds++ > MOST_ROUNDS) {
                throw recoveries.stream()
                        .filter(recovery -> !recovery.done())
                        .findFirst()
                        .orElse(recoveries.getFirst())
                        .stuck();
            }
            links.forEach(MirroredLink::calm);
            losses.forEach(Loss::calm);
            recoveries.forEach(RecoveryPhase::round);
            time.passes(
                    recoveries.stream().mapToLong(RecoveryPhase::pauseMs).min().orElseThrow());
        }
        worlds.forEach(World::settle);
    }

    private void begin() {
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

    private void round() {
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
    private long pauseMs() {
        long nowMs = world.time.nowMs();
        // Where nothing is to be done until some deadline, nothing happens until then.
        boolean idle = quiet() && decided() && !world.states.due(nowMs);
        long idleMs = idle ? world.states.nextDeadline(nowMs).orElse(nowMs + WITHOUT_DEADLINE_MS) - nowMs : 0;
        return Math.max(ROUND_MS, idleMs);
    }

    private boolean quiet() {
        return world.network.isEmpty() && world.provider.isIdle();
    }

    private boolean decided() {
        return world.partitions.stream().allMatch(partition -> world.decided(partition) == world.log.end(partition));
    }

    private boolean done() {
        return quiet()
                && decided()
                && world.states.unfinished(world.provider.isShut()).isEmpty();
    }

    private BrokenPromise stuck() {
        return world.states
                .unfinished(world.provider.isShut())
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
