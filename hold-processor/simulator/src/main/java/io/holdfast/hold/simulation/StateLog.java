package io.holdfast.hold.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * The state topic, which machines append to in transactions. An owner that was replaced, or a zombie, can append whenever it likes; what it
 * wrote is never committed. Compaction takes out what is not its key's newest.
 */
final class StateLog {

    private static final int COMPACTED_PERCENT = 50;

    /** What became of a machine's writes. */
    static final class Transaction {

        private Outcome outcome = Outcome.OPEN;

        boolean isOpen() {
            return outcome == Outcome.OPEN;
        }

        boolean isCommitted() {
            return outcome == Outcome.COMMITTED;
        }

        void commit() {
            end(Outcome.COMMITTED);
        }

        void abort() {
            end(Outcome.ABORTED);
        }

        private void end(Outcome becomes) {
            outcome = isOpen() ? becomes : outcome;
        }
    }

    private enum Outcome {
        OPEN,
        COMMITTED,
        ABORTED
    }

    /** A record and the transaction that it is in. */
    record Appended(Transaction transaction, Written written) {}

    private final Map<Integer, List<Appended>> partitions = new HashMap<>();

    void append(int partition, Transaction transaction, Written written) {
        partitions.computeIfAbsent(partition, _ -> new ArrayList<>()).add(new Appended(transaction, written));
    }

    /**
     * A machine that was replaced long ago appends what it decided then: some state of the partition, once more and behind all that came since.
     * Every machine that decides a command writes the same of it.
     */
    void appendLate(int partition, Chance chance) {
        int end = end(partition);
        if (end > 0) {
            var late = new Transaction();
            append(
                    partition,
                    late,
                    partitions
                            .getOrDefault(partition, List.of())
                            .get(chance.below(end))
                            .written());
            late.abort();
        }
    }

    /** The record at this offset, if there is one. */
    Optional<Appended> at(int partition, int offset) {
        List<Appended> records = partitions.getOrDefault(partition, List.of());
        return offset < records.size() ? Optional.of(records.get(offset)) : Optional.empty();
    }

    int end(int partition) {
        return partitions.getOrDefault(partition, List.of()).size();
    }

    /** The broker ends what nobody else will: a new owner reads a partition when all that was begun there is over. */
    void abortOpen(int partition) {
        partitions
                .getOrDefault(partition, List.of())
                .forEach(appended -> appended.transaction().abort());
    }

    /** What a new owner reads: what is committed, less what compaction took. */
    List<KeyValue<byte[], byte[]>> committed(int partition, Chance chance) {
        Set<Integer> gone = compacted(partition, chance);
        var records = new ArrayList<KeyValue<byte[], byte[]>>();
        for (int offset = 0; offset < end(partition); offset++) {
            Appended appended = partitions.getOrDefault(partition, List.of()).get(offset);
            if (appended.transaction().isCommitted() && !gone.contains(offset)) {
                Bytes value = appended.written().value();
                records.add(new KeyValue<>(appended.written().key().get(), value == null ? null : value.get()));
            }
        }
        return records;
    }

    /** Offsets that a cleaner has taken out by now, in half of the cases: some of those that are not their key's newest. */
    Set<Integer> compacted(int partition, Chance chance) {
        var gone = new HashSet<Integer>();
        if (!chance.percent(COMPACTED_PERCENT)) {
            return gone;
        }
        var newer = new HashSet<Bytes>();
        for (int offset = end(partition) - 1; offset >= 0; offset--) {
            Appended appended = partitions.getOrDefault(partition, List.of()).get(offset);
            if (appended.transaction().isCommitted()
                    && !newer.add(appended.written().key())
                    && chance.percent(70)) {
                gone.add(offset);
            }
        }
        return gone;
    }
}
