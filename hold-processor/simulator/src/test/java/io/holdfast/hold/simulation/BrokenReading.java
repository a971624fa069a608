package io.holdfast.hold.simulation;

import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.state.SeatMove.Standing;
import io.holdfast.schemas.state.TakenSeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A state topic that promises one thing less, and readers that look at one thing less. */
final class BrokenReading {

    /** As Streams' own logging writes them. */
    static final Reading TOMBSTONES_WITHOUT_A_CAUSE = new Reading() {
        @Override
        public Optional<Written> appended(Written state, @Nullable Bytes before) {
            return Optional.of(
                    state.value() == null
                            ? new Written(state.topic(), state.key(), null, state.timestampMs(), new RecordHeaders())
                            : state);
        }
    };

    /** What stays as it is is not written again. */
    static final Reading SILENT_WHERE_NOTHING_CHANGES = new Reading() {
        @Override
        public Optional<Written> appended(Written state, @Nullable Bytes before) {
            return Objects.equals(state.value(), before) ? Optional.empty() : Optional.of(state);
        }
    };

    /** Whatever comes from the tail is taken for the newest. */
    static final Reading BELIEVING_THE_TAIL = new Reading() {
        @Override
        public boolean comparesTail() {
            return false;
        }
    };

    /** What was shown before a restart is not known after it. */
    static final Reading FORGETTING_PROGRESS = new Reading() {
        @Override
        public boolean remembersProgress() {
            return false;
        }
    };

    /** Of two states of one command the first is taken for all. */
    static final Reading HASTY = new Reading() {
        @Override
        public boolean waitsForTheLast() {
            return false;
        }
    };

    /** What a reservation gives back is free, even if another one has it by now. */
    static final Reading FREEING_WHAT_IS_ANOTHERS = new Reading() {
        @Override
        public List<SeatMove> moves(
                String reservation, TakenSeats before, TakenSeats after, Function<String, @Nullable String> named) {
            var moves = new ArrayList<>(SeatMove.of(reservation, before, after, named));
            before.seats().stream()
                    .filter(seat -> !after.seats().contains(seat) && named.apply(seat) != null)
                    .forEach(seat -> moves.add(new SeatMove(seat, Standing.AVAILABLE)));
            return moves;
        }
    };

    /** A page that is cut off behind the first change of a command never hears of the second. */
    static final Reading ID_ON_THE_FIRST_CHANGE = new Reading() {
        @Override
        public boolean idOnLast() {
            return false;
        }
    };

    private BrokenReading() {}
}
