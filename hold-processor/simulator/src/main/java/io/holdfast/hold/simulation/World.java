package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.SeatCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Everything there is, of one seed. */
final class World {

    private static final int FEWEST_MACHINES = 2;
    private static final int MOST_MACHINES = 3;
    static final List<String> EVENTS = events();
    private static final long A_YEAR_MS = 365L * 24 * 60 * 60 * 1_000;

    final Chance chance;
    final Trace trace;
    final FaultProfile faults;
    final Time time;
    final MemoryLog records;
    final SimulatedLog log;
    final List<Integer> partitions = EVENTS.stream().map(Message::partition).toList();
    final List<Machine> machines = new ArrayList<>();
    final Network network;
    final CommittedStates states;
    final LogAudit audit;
    final SimulatedProvider provider;
    final Callers callers;
    final Coordinator coordinator;
    final StateLog stateLog = new StateLog();
    final Readers readers;
    final Group group;
    private final Serdes serdes;
    private final Transactions transactions;
    private final TaskDependencies dependencies;
    private final CommitObserver observer;

    /** A world that is one of two regions, or alone. */
    World(RunContext context, Optional<Region> region, Parts parts, AuditSerdes audited) {
        this.chance = context.chance();
        this.trace = context.trace();
        this.time = context.time();
        this.faults = new FaultProfile(chance);
        this.serdes = audited.hold();
        this.records = new MemoryLog(Partitions.DEFAULT);
        // The commands of a partition are not decided before the first is.
        partitions.forEach(partition -> records.decidedTo(partition, 0));
        this.log = new SimulatedLog(records, time);
        this.transactions = parts.transactions();
        var truth = new Truth(serdes.states());
        this.readers = new Readers(EVENTS, stateLog, truth, parts.reading(), chance, trace);
        this.network = new Network(log, readers::sent, chance, faults, trace);
        this.states = new CommittedStates(serdes.states());
        this.provider = new SimulatedProvider(records, time, network, audited, chance, trace);
        this.callers = new Callers(EVENTS, region, network, serdes.commands(), states, chance);
        long auditedAt = time.nowMs() + A_YEAR_MS;
        this.audit = new LogAudit(records, audited, () -> parts.rules().apply(() -> auditedAt));
        this.observer = new CommitObserver(records, serdes, states, truth, provider::ask, trace);
        this.coordinator = new Coordinator(transactions, observer, trace);
        this.dependencies = new TaskDependencies(serdes, parts, stateLog, chance, this::askForTick);
        this.group = new Group(
                partitions,
                machines,
                coordinator,
                machine -> partition -> restored(machine::nowMs, partition),
                chance,
                trace);
        int count = chance.between(FEWEST_MACHINES, MOST_MACHINES);
        IntStream.range(0, count).forEach(id -> machines.add(new Machine(id, time)));
        machines.forEach(machine -> machine.clockOff(faults.skewMs()));
        EVENTS.forEach(callers::open);
        network.deliverAll();
        group.rebalance();
    }

    /** Two events in partitions of their own. */
    private static List<String> events() {
        String first = "ev-0";
        return List.of(
                first,
                IntStream.iterate(1, n -> n + 1)
                        .mapToObj(n -> "ev-" + n)
                        .filter(other -> Message.partition(other) != Message.partition(first))
                        .findFirst()
                        .orElseThrow());
    }

    private Task restored(LongSupplier clock, int partition) {
        stateLog.abortOpen(partition);
        Committed committed = coordinator.committed(partition);
        var task = new Task(partition, dependencies, clock, time::nowMs, committed);
        if (committed.position() > 0) {
            committed.compare(task);
        }
        return task;
    }

    private void askForTick(int partition, BrokerClock brokerClock) {
        boolean lost = faults.losesTick() || !transactions.carriesTicks();
        trace.count(lost ? "lost tick" : "tick");
        trace.say(() -> "a tick is asked for in partition %d%s".formatted(partition, lost ? " and lost" : ""));
        if (!lost) {
            network.send(tick(partition));
            brokerClock.stamped(log.nextStampMs());
        }
    }

    /** A machine decides the next record of a partition, if there is one. */
    boolean decide(Machine machine, Task task) {
        return log.at(task.partition(), task.position())
                .map(command -> {
                    boolean zombie = !coordinator.current(machine);
                    trace.count(zombie ? "decision of a zombie" : "decision");
                    DecidedCommand decided = task.decide(command);
                    decided.written().forEach(written -> trace.fingerprint().add(written.value()));
                    trace.say(() -> "%s%s decides %s: %s"
                            .formatted(machine, zombie ? ", a zombie," : "", decided.position(), facts(decided)));
                    observer.decided(decided);
                    decided.written().stream()
                            .filter(written -> written.topic().equals(Topics.STATE))
                            .forEach(written -> stateLog.append(task.partition(), machine.transaction(), written));
                    coordinator.decided(decided);
                    return true;
                })
                .orElse(false);
    }

    private List<String> facts(DecidedCommand decided) {
        return decided.written().stream()
                .filter(written -> written.topic().equals(Topics.SEAT_EVENTS))
                .map(written -> serdes.facts().decode(written.bytes()).getFact())
                .map(fact -> fact.getClass().getSimpleName() + " " + fact)
                .toList();
    }

    Message tick(int partition) {
        return Message.tick(serdes.commands(), partition);
    }

    /** A command about an event of another partition. */
    Message misplaced(int partition) {
        String elsewhere = EVENTS.stream()
                .filter(event -> Message.partition(event) != partition)
                .findFirst()
                .orElseThrow();
        return Message.illegible(partition, serdes.commands().encode(new SeatCommand(new CloseEvent(elsewhere), null)));
    }

    /** The region is lost: what was not committed is gone, and so is what was under way. */
    void goDown() {
        machines.forEach(Machine::crash);
        network.lose(_ -> true);
        provider.shut();
        callers.serve(false);
    }

    /** It is started again, without its customers and without the provider. */
    void comeBack() {
        for (Machine machine : machines) {
            machine.start();
            machine.clockOff(faults.skewMs());
        }
        group.rebalance();
    }

    /** How many commands of a partition are decided and committed. */
    long decided(int partition) {
        return observer.decided(partition);
    }

    /** All is quiet: everything must be in order. */
    void settle() {
        partitions.forEach(partition -> restored(time::nowMs, partition));
        readers.settle();
        audit.atRest(time.nowMs());
    }
}
