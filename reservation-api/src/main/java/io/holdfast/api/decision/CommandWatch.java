package io.holdfast.api.decision;

import java.time.Duration;

/** Is told what becomes of commands, to count it; must not throw. */
public interface CommandWatch {

    /** A command of this instance was decided, this long after it was sent. */
    void decided(Duration afterSending);

    /** A call asked for what is decided already: nothing was sent for it. */
    void repeatedDone();

    /** A call asked for what is on its way already: nothing was sent for it. */
    void repeatedUnderWay();

    /** A call was refused before anything was sent for it. */
    void refused(Reason reason);

    /** A hold that was refused before was taken in although a new one would have been refused. */
    void returned();

    /** Why a call is refused before anything is sent for it. */
    enum Reason {
        /** The owner of its seats is too far behind. */
        BEHIND,
        /** Too many are inside, or wait. */
        FULL,
        /** Every seat of the event is sold. */
        SOLD_OUT
    }
}
