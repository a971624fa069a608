package io.holdfast.drill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what callers were told of one seat could have been, had each call been done at one instant between its begin and its end
 * (linearizability). It knows neither the log nor the rules, but what a seat is: free, or of one reservation. The search is that of Wing and Gong,
 * with the states that were tried before left out, as Lowe does.
 */
final class SeatRegister {

    /** What became of a call. */
    enum Outcome {
        /** The seat is the reservation's from then on. */
        TAKEN,
        /** It was another's. */
        REFUSED,
        /** The reservation gave it back. */
        RELEASED,
        /** Nobody was told: it may have been taken at any time since, or never. */
        UNKNOWN
    }

    /**
     * A call about the seat.
     *
     * @param from when it was made, in nanoseconds on one clock
     * @param to when the caller had its answer; {@link Long#MAX_VALUE} if it never had one
     */
    record Call(String reservation, Outcome outcome, long from, long to) {}

    /** What was tried already: these calls done, and the seat with this reservation. */
    private record Tried(BitSet done, @Nullable String owner) {}

    private final List<Call> calls;
    private final Set<Tried> tried = new HashSet<>();

    private SeatRegister(List<Call> calls) {
        this.calls = calls;
    }

    /** The calls, if no order of them explains what was told; else empty. */
    static Optional<List<Call>> contradiction(List<Call> calls) {
        return new SeatRegister(List.copyOf(calls)).explains(new BitSet(), null)
                ? Optional.empty()
                : Optional.of(calls);
    }

    private boolean explains(BitSet done, @Nullable String owner) {
        if (onlyUnknownLeft(done)) {
            return true;
        }
        if (!tried.add(new Tried((BitSet) done.clone(), owner))) {
            return false;
        }
        for (int next : possible(done)) {
            Call call = calls.get(next);
            done.set(next);
            boolean explained = switch (call.outcome()) {
                case TAKEN -> owner == null && explains(done, call.reservation());
                case REFUSED -> owner != null && !owner.equals(call.reservation()) && explains(done, owner);
                case RELEASED -> call.reservation().equals(owner) && explains(done, null);
                case UNKNOWN -> explains(done, owner) || (owner == null && explains(done, call.reservation()));
            };
            if (explained) {
                return true;
            }
            done.clear(next);
        }
        return false;
    }

    private boolean onlyUnknownLeft(BitSet done) {
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            if (calls.get(i).outcome() != Outcome.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** The calls that may be the next: none that is left had ended before they began. */
    private List<Integer> possible(BitSet done) {
        long firstEnd = Long.MAX_VALUE;
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            firstEnd = Math.min(firstEnd, calls.get(i).to());
        }
        var possible = new ArrayList<Integer>();
        for (int i = done.nextClearBit(0); i < calls.size(); i = done.nextClearBit(i + 1)) {
            if (calls.get(i).from() <= firstEnd) {
                possible.add(i);
            }
        }
        return possible;
    }
}
