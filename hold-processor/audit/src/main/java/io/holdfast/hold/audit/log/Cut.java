package io.holdfast.hold.audit.log;

import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import java.util.List;
import java.util.Map;

/**
 * How far each topic is read, so that they fit together: the ledgers' first ends are older than the facts', the facts' older than the
 * commands', and the ledgers' last ends the newest.
 *
 * @param newestMs log time of the newest command of all, in milliseconds; what is still open is as old as it was then
 * @param takenAtMs wall-clock time of the cut, in milliseconds; what a topic's retention has taken away is judged by it
 * @param spans what there is of topics that are read as a whole, by their names and partitions
 */
public record Cut(List<Part> partitions, long newestMs, long takenAtMs, Map<String, List<Span>> spans) {

    /** How many partitions the commands are spread over. */
    public Partitions spread() {
        return new Partitions(partitions.size());
    }

    /** The partition that everything about an event is in. */
    public Part partOf(String event) {
        return partitions.get(spread().of(event));
    }

    /**
     * The cut of a partition.
     *
     * @param commands of seat-commands, to its end
     * @param decided offset of the first command that had no outcome yet; those from there on are pending
     * @param ledgers ends of the compacted ledgers before the facts' ends were taken, by topic: older entries must follow from the facts
     * @param spans of every other topic, by its name
     */
    public record Part(int partition, Span commands, long decided, Map<String, Long> ledgers, Map<String, Span> spans) {

        /** Of {@link #decided}: nobody has said. */
        public static final long UNKNOWN = -1;

        /** The same, where all commands before this one are known to have been decided. */
        public Part decidedTo(long offset) {
            return new Part(partition, commands, Math.min(offset, commands.to()), ledgers, spans);
        }

        /** What there is of a topic; nothing where the cluster has no such topic. */
        public Span span(Topic topic) {
            return spans.getOrDefault(topic.name(), Span.NONE);
        }

        /** Whether a ledger's entry was there before the facts' ends were taken. */
        public boolean before(Topic ledger, long offset) {
            return offset < ledgers.getOrDefault(ledger.name(), 0L);
        }

        public long pending() {
            return commands.to() - decided;
        }
    }
}
