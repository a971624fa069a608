package io.holdfast.api.seats;

import io.holdfast.api.view.ViewPosition;
import java.util.List;

/** Whom a stream of seats is for. Each method returns once it was taken, however long that takes, and throws where nobody is there any more. */
public interface SeatReader {

    /** Takes the state of every seat. Returns how far it had come. */
    ViewPosition snapshot() throws InterruptedException;

    /** Takes what changed, in its order. */
    void changes(List<SeatChange> changes) throws InterruptedException;

    /** Takes note that nothing has happened for a while. */
    void quiet() throws InterruptedException;
}
