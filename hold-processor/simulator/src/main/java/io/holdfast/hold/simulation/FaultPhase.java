package io.holdfast.hold.simulation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Everything at once, in an order that chance decides. */
final class FaultPhase {

    private static final int LONGEST_PAUSE_MS = 12;
    private static final int LONGEST_JUMP_MS = 3_000;
    private static final int MOST_AT_ONCE = 4;

    /** How often a pause is so long that the group goes on without the machine. */
    private static final int GIVEN_UP_PERCENT = 70;

    private enum Action {
        PRESS(26),
        ORGANISE(1),
        DELIVER(30),
        DECIDE(30),
        COMMIT(14),
        LOOK(8),
        PROVIDER(14),
        JUMP(3),
        EDGE(2),
        LEADER(1),
        ILLEGIBLE(1),
        STRAY_TICK(1),
        CRASH(0),
        RESTART(10),
        PAUSE(0),
        RESUME(8),
        REBALANCE(1);

        private final int weight;

        Action(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Action> ACTIONS = List.of(Action.values());

    private final World world;
    private final Chance chance;

    FaultPhase(World world) {
        this.world = world;
        this.chance = world.chance;
    }

    void step() {
        world.time.passes(chance.below(LONGEST_PAUSE_MS));
        Action action = chance.pick(ACTIONS, this::weight);
        world.trace.fingerprint().add(action.name());
        act(action);
        world.readers.act();
    }

    private int weight(Action action) {
        return action.weight
                + switch (action) {
                    case CRASH -> world.faults.crashes();
                    case PAUSE -> world.faults.pauses();
                    case REBALANCE -> world.faults.moves();
                    default -> 0;
                };
    }

    private void act(Action action) {
        switch (action) {
            case PRESS -> world.callers.press();
            case ORGANISE -> world.callers.organise();
            case DELIVER -> world.network.deliver();
            case DECIDE ->
                machine(machine -> machine.runs() && !machine.tasks().isEmpty()).ifPresent(this::decide);
            case COMMIT -> machine(Machine::runs).ifPresent(world.coordinator::commit);
            case LOOK ->
                machine(Machine::runs)
                        .ifPresent(machine -> machine.tasks().values().forEach(Task::look));
            case PROVIDER -> world.provider.act();
            case JUMP -> jump();
            case EDGE -> edge();
            case LEADER -> world.log.ledBy(world.faults.skewMs());
            case ILLEGIBLE -> world.network.send(illegible());
            case STRAY_TICK -> world.network.send(world.tick(chance.pick(world.partitions)));
            case CRASH -> machine(Machine::up).ifPresent(this::crash);
            case RESTART -> machine(machine -> !machine.up()).ifPresent(this::restart);
            case PAUSE -> machine(Machine::runs).ifPresent(this::pause);
            case RESUME -> machine(Machine::paused).ifPresent(this::resume);
            case REBALANCE -> world.group.rebalance();
        }
    }

    /** One of the machines that are so, if there is one. */
    private Optional<Machine> machine(Predicate<Machine> so) {
        List<Machine> those = world.machines.stream().filter(so).toList();
        return those.isEmpty() ? Optional.empty() : Optional.of(chance.pick(those));
    }

    private void decide(Machine machine) {
        Task task = chance.pick(List.copyOf(machine.tasks().values()));
        int most = chance.between(1, MOST_AT_ONCE);
        for (int i = 0; i < most && world.decide(machine, task); i++) {
            world.time.passes(1);
        }
    }

    /** To the next deadline, a millisecond before or after it, or by any time. */
    private void jump() {
        OptionalLong next = world.states.nextDeadline(world.time.nowMs());
        long ms = next.isPresent() && chance.percent(60)
                ? next.getAsLong() - world.time.nowMs() + chance.between(-1, 1)
                : chance.below(LONGEST_JUMP_MS);
        world.time.passes(Math.max(0, ms));
        world.trace.say(() -> "time passes: " + ms + " ms");
    }

    /** Something is stamped with the very end of a hold or of a payment window, or the millisecond before or after it. */
    private void edge() {
        OptionalLong next = world.states.nextDeadline(world.log.nextStampMs() + 1);
        if (next.isEmpty()) {
            return;
        }
        world.time.passes(next.getAsLong() + chance.between(-1, 1) - world.log.nextStampMs());
        if (chance.percent(50)) {
            world.partitions.forEach(partition -> world.network.append(world.tick(partition)));
        } else {
            world.network.deliver();
        }
    }

    private Message illegible() {
        int partition = chance.pick(world.partitions);
        return switch (chance.below(3)) {
            case 0 -> Message.illegible(partition, null);
            case 1 -> Message.illegible(partition, "{\"no\":\"Avro\"}".getBytes(StandardCharsets.UTF_8));
            default -> world.misplaced(partition);
        };
    }

    private void crash(Machine machine) {
        world.trace.count("crash");
        world.trace.say(() -> machine + " crashes");
        machine.crash();
    }

    private void restart(Machine machine) {
        world.trace.say(() -> machine + " starts again");
        machine.start();
        machine.clockOff(world.faults.skewMs());
        world.group.rebalance();
    }

    private void pause(Machine machine) {
        world.trace.count("pause");
        world.trace.say(() -> machine + " pauses");
        machine.pause();
        if (chance.percent(GIVEN_UP_PERCENT)) {
            world.group.rebalance();
        }
    }

    private void resume(Machine machine) {
        world.trace.say(() -> machine + " goes on");
        machine.resume();
    }
}
