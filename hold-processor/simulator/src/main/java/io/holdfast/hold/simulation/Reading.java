package io.holdfast.hold.simulation;

import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.state.TakenSeats;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What the state topic promises to those who read it, and how they read it. Each method is one promise, as {@link #REAL} keeps it. */
public interface Reading {

    Reading REAL = new Reading() {};

    /**
     * What a machine appends of a state that it is to write; empty for nothing.
     *
     * @param before the state as it was
     */
    default Optional<Written> appended(Written state, @Nullable Bytes before) {
        return Optional.of(state);
    }

    /** Whether a state from the tail is held against how far the view has come. */
    default boolean comparesTail() {
        return true;
    }

    /** Whether a reader that is started again knows how far its view has come. */
    default boolean remembersProgress() {
        return true;
    }

    /** Whether the view has come as far as a command with the last of its states only. */
    default boolean waitsForTheLast() {
        return true;
    }

    /** Whether the id of a stream's event stands on the last change of a command. */
    default boolean idOnLast() {
        return true;
    }

    /** What a new state of a reservation changes about seats. */
    default List<SeatMove> moves(
            String reservation, TakenSeats before, TakenSeats after, Function<String, @Nullable String> named) {
        return SeatMove.of(reservation, before, after, named);
    }
}
