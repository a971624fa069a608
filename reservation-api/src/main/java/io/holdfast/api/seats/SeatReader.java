package io.holdfast.api.seats;

import io.holdfast.api.view.ViewPosition;
import java.util.List;

/** Receives a stream of seats. Each method blocks until the client has taken the data, and throws if the client has gone. */
public interface SeatReader {

    /** Takes the state of every seat. Returns how far it had come. */
    ViewPosition snapshot() throws InterruptedException;

    /** Takes what changed, in its order. */
    void changes(List<SeatChange> changes) throws InterruptedException;

    /** Takes note that nothing has happened for a while. */
    void quiet() throws InterruptedException;
}
