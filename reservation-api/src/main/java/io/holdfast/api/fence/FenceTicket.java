package io.holdfast.api.fence;

import io.holdfast.schemas.LogPosition;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** One caller at the fence. All but the futures, {@code end} and {@code beyond} belongs to the loop's thread alone. */
final class FenceTicket {

    private final int partition;
    private final CompletableFuture<Void> passed = new CompletableFuture<>();
    private final CompletableFuture<Void> ownerBehind = new CompletableFuture<>();
    private final OptionalLong wanted;
    private volatile OptionalLong end = OptionalLong.empty();
    private volatile boolean beyond;
    private OptionalLong stateEnd = OptionalLong.empty();

    /**
     * A caller.
     *
     * @param wanted offset behind the last command whose decision must be in the views; empty for the end of the log
     */
    FenceTicket(int partition, OptionalLong wanted) {
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
    LogPosition last() {
        return new LogPosition(partition, end.orElseThrow() - 1);
    }

    boolean needsEnd() {
        return end.isEmpty();
    }

    boolean needsDecision() {
        return end.isPresent() && !beyond && stateEnd.isEmpty();
    }

    boolean isDecided(Map<Integer, Long> decided) {
        return decided.getOrDefault(partition, 0L) >= end.orElseThrow();
    }

    void stateEnd(long offset) {
        stateEnd = OptionalLong.of(offset);
    }

    /** Where the view must come to; empty as long as the owner was not seen to have decided what is wanted. */
    OptionalLong stateEnd() {
        return stateEnd;
    }

    /** Completed once everything is in the view. */
    CompletableFuture<Void> passed() {
        return passed;
    }

    /** Completed once the owner was seen not to have come as far as this. */
    CompletableFuture<Void> ownerBehind() {
        return ownerBehind;
    }
}
