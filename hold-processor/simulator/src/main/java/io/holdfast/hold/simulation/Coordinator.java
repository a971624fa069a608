package io.holdfast.hold.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Transactions: a machine's work counts as a whole or not at all, and not where the group has gone on without it. */
final class Coordinator {

    @FunctionalInterface
    interface Listener {

        /** The outcomes of a partition's next commands are for everyone to see. */
        void committed(int partition, List<DecidedCommand> decided);
    }

    private final Map<Integer, Committed> partitions = new TreeMap<>();
    private final Transactions transactions;
    private final Listener listener;
    private final Trace trace;
    private int generation;

    Coordinator(Transactions transactions, Listener listener, Trace trace) {
        this.transactions = transactions;
        this.listener = listener;
        this.trace = trace;
    }

    Committed committed(int partition) {
        return partitions.computeIfAbsent(partition, _ -> new Committed());
    }

    int nextGeneration() {
        return ++generation;
    }

    /** Whether the machine knows of the latest generation. */
    boolean current(Machine machine) {
        return machine.generation() == generation;
    }

    /** A command was decided, and nothing is committed yet. */
    void decided(DecidedCommand decided) {
        if (!transactions.hidesUncommitted()) {
            listener.committed(decided.partition(), List.of(decided));
        }
    }

    /** Commits what a machine has done. One that is fenced off loses it, with its tasks. */
    void commit(Machine machine) {
        if (machine.tasks().values().stream().allMatch(Task::idle)) {
            return;
        }
        boolean admitted = transactions.admits(machine.generation(), generation);
        trace.count(admitted ? "commit" : "commit of a zombie, fenced off");
        trace.fingerprint().add(admitted ? 1 : 0);
        trace.say(() -> "%s commits: %s".formatted(machine, admitted ? "done" : "fenced off, its work is lost"));
        if (!admitted) {
            machine.lose();
            return;
        }
        machine.tasks().forEach(this::commit);
        machine.transaction().commit();
    }

    private void commit(int partition, Task task) {
        Committed committed = committed(partition);
        List<DecidedCommand> decided = task.decided();
        if (transactions.includesPosition()) {
            committed.position(task.position());
        }
        committed.apply(task.writes().stream().filter(transactions::includes).toList());
        if (transactions.hidesUncommitted()) {
            listener.committed(partition, decided);
        }
        committed.owned(task.tables());
        task.committed();
    }
}
