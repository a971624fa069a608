package io.holdfast.hold.simulation;

/** What Kafka's transactions promise the processor. Each method is one promise, as {@link #EXACTLY_ONCE} keeps it. */
public interface Transactions {

    /** As with {@code exactly_once_v2}. */
    Transactions EXACTLY_ONCE = new Transactions() {};

    /**
     * Whether a machine may commit.
     *
     * @param generation of the group that the machine knows
     * @param current the group's generation
     */
    default boolean admits(int generation, int current) {
        return generation == current;
    }

    /** Whether nobody sees what is written before it is committed. */
    default boolean hidesUncommitted() {
        return true;
    }

    /** Whether the position is committed with what was written. */
    default boolean includesPosition() {
        return true;
    }

    /** Whether a write to a store is committed with what was written. */
    default boolean includes(StoreWrite write) {
        return true;
    }

    /** Whether Ticks arrive at all, beyond those that are lost on the way. */
    default boolean carriesTicks() {
        return true;
    }
}
