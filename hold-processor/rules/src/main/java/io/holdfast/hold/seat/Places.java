package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.SeatId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A set of the places of one event: a bit for each, in the order of its seating plan. Never changed. */
public final class Places {

    private final SeatingPlan plan;
    private final BitSet bits;

    private Places(SeatingPlan plan, BitSet bits) {
        this.plan = plan;
        this.bits = bits;
    }

    /** No place. */
    static Places none(SeatingPlan plan) {
        return new Places(plan, new BitSet());
    }

    /** Every place. */
    static Places all(SeatingPlan plan) {
        var bits = new BitSet();
        bits.set(0, plan.seats());
        return new Places(plan, bits);
    }

    /**
     * The places in these ranges.
     *
     * @throws IllegalArgumentException if the plan lacks one: {@link #unknown} says which
     */
    public static Places of(SeatingPlan plan, Collection<SeatRange> ranges) {
        var bits = new BitSet();
        ranges.forEach(range -> bits.set(index(plan, range.first()), index(plan, range.last()) + 1));
        return new Places(plan, bits);
    }

    private static int index(SeatingPlan plan, SeatId seat) {
        return plan.index(seat)
                .orElseThrow(() -> new IllegalArgumentException("the event has no seat %s".formatted(seat.id())));
    }

    /** Those of the ranges that begin or end with a seat that the plan does not have. */
    static List<SeatRange> unknown(SeatingPlan plan, Collection<SeatRange> ranges) {
        return ranges.stream()
                .filter(range -> plan.index(range.first()).isEmpty()
                        || plan.index(range.last()).isEmpty())
                .toList();
    }

    /** The places in which these seats are; seats that the plan does not have are left out. */
    static Places in(SeatingPlan plan, Collection<String> seats) {
        var bits = new BitSet();
        seats.stream().map(plan::index).flatMapToInt(OptionalInt::stream).forEach(bits::set);
        return new Places(plan, bits);
    }

    boolean isEmpty() {
        return bits.isEmpty();
    }

    boolean has(int index) {
        return bits.get(index);
    }

    /** Whether it has all of these seats, which the plan has. */
    boolean hasAll(SeatRange range) {
        return bits.nextClearBit(index(plan, range.first())) > index(plan, range.last());
    }

    Places and(Places other) {
        BitSet both = (BitSet) bits.clone();
        both.and(other.bits);
        return new Places(plan, both);
    }

    Places or(Places other) {
        BitSet either = (BitSet) bits.clone();
        either.or(other.bits);
        return new Places(plan, either);
    }

    Places without(Places other) {
        BitSet rest = (BitSet) bits.clone();
        rest.andNot(other.bits);
        return new Places(plan, rest);
    }

    /** The sections in which it has places. */
    Stream<Section> sections() {
        return plan.sections().stream().filter(section -> {
            int begin = plan.begin(section);
            int first = bits.nextSetBit(begin);
            return first >= 0 && first < begin + section.seats();
        });
    }

    /** The index of its first place; it has one. */
    int first() {
        return bits.nextSetBit(0);
    }

    /** It as the fewest ranges, in the order of the plan. */
    public List<SeatRange> ranges() {
        var ranges = new ArrayList<SeatRange>();
        for (Section section : plan.sections()) {
            int begin = plan.begin(section);
            int end = begin + (int) section.seats();
            for (int from = bits.nextSetBit(begin); from >= 0 && from < end; from = bits.nextSetBit(from)) {
                int to = Math.min(bits.nextClearBit(from), end);
                ranges.add(new SeatRange(plan.seat(from), plan.seat(to - 1)));
                from = to;
            }
        }
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Places places && plan.equals(places.plan) && bits.equals(places.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return ranges().toString();
    }
}
