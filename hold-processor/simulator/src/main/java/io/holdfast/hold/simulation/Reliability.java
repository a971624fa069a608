package io.holdfast.hold.simulation;

import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.SeatEvent;
import java.util.List;

/** What the way from one region to the other promises. Each method is one promise, as {@link #REAL} keeps it. */
public interface Reliability {

    /** As the courier is. */
    Reliability REAL = new Reliability() {};

    /** The commands that a fact becomes in the other region. */
    default List<SeatCommand> bring(Courier courier, SeatEvent fact, LogPosition origin) {
        return courier.command(fact, origin).stream().toList();
    }

    /** Whether a courier commits how far it has come only after what it brought is on the log. */
    default boolean commitsAfterwards() {
        return true;
    }

    /** Whether a region that is taken over is fenced off, so that it sells nothing any more. */
    default boolean fences() {
        return true;
    }
}
