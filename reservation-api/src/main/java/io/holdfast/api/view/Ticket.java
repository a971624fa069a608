package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** One caller at the fence. All but the futures, {@code end} and {@code beyond} belongs to the loop's thread alone. */
final class Ticket {

    private final int partition;
    private final CompletableFuture<Void> passed = new CompletableFuture<>();
    private final CompletableFuture<Void> ownerBehind = new CompletableFuture<>();
    private final OptionalLong wanted;
    private volatile OptionalLong end = OptionalLong.empty();
    private volatile boolean beyond;
    private Map<TopicPartition, Long> viewEnds = Map.of();

    /**
     * A caller.
     *
     * @param wanted offset behind the last command whose decision must be in the views; empty for the end of the log
     */
    Ticket(int partition, OptionalLong wanted) {
        this.partition = partition;
        this.wanted = wanted;
    }

    int partition() {
        return partition;
    }

    OptionalLong end() {
        return end;
    }

    /** The log ends here; a caller that wants more waits for nothing. */
    void end(long offset) {
        beyond = wanted.isPresent() && wanted.getAsLong() > offset;
        end = OptionalLong.of(wanted.orElse(offset));
        if (beyond) {
            passed.complete(null);
        }
    }

    /** Whether the log does not have what is wanted. */
    boolean isBeyond() {
        return beyond;
    }

    /** The last command before the end. */
    Position last() {
        return new Position(partition, end.orElseThrow() - 1);
    }

    boolean needsEnd() {
        return end.isEmpty();
    }

    boolean needsDecision() {
        return end.isPresent() && !beyond && viewEnds.isEmpty();
    }

    boolean isDecided(Map<Integer, Long> decided) {
        return decided.getOrDefault(partition, 0L) >= end.orElseThrow();
    }

    void viewEnds(Map<TopicPartition, Long> ends) {
        viewEnds = ends;
    }

    Map<TopicPartition, Long> viewEnds() {
        return viewEnds;
    }

    /** Completed once everything is in the views. */
    CompletableFuture<Void> passed() {
        return passed;
    }

    /** Completed once the owner was seen not to have come as far as this. */
    CompletableFuture<Void> ownerBehind() {
        return ownerBehind;
    }
}
