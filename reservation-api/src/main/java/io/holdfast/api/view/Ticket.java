package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** One caller at the fence. All but the futures and {@code end} belongs to the loop's thread alone. */
final class Ticket {

    private final int partition;
    private final CompletableFuture<Void> passed = new CompletableFuture<>();
    private final CompletableFuture<Void> ownerBehind = new CompletableFuture<>();
    private volatile OptionalLong end;
    private Map<TopicPartition, Long> viewEnds = Map.of();

    /**
     * A caller.
     *
     * @param end offset behind the last command whose decision must be in the views; empty for the end of the log
     */
    Ticket(int partition, OptionalLong end) {
        this.partition = partition;
        this.end = end;
    }

    int partition() {
        return partition;
    }

    OptionalLong end() {
        return end;
    }

    void end(long offset) {
        end = OptionalLong.of(offset);
    }

    /** The last command before the end. */
    Position last() {
        return new Position(partition, end.orElseThrow() - 1);
    }

    boolean needsEnd() {
        return end.isEmpty();
    }

    boolean needsDecision() {
        return end.isPresent() && viewEnds.isEmpty();
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
