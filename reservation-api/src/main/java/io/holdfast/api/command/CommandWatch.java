package io.holdfast.api.command;

import java.time.Duration;

/** Is told what becomes of commands, to count it; must not throw. */
public interface CommandWatch {

    /** A command of this instance was decided, so long after it was sent. */
    void decided(Duration afterSending);

    /** A call asked for what is decided already: nothing was sent for it. */
    void repeatedDone();

    /** A call asked for what is on its way already: nothing was sent for it. */
    void repeatedUnderWay();

    /** Ignores everything. */
    CommandWatch NONE = new CommandWatch() {
        @Override
        public void decided(Duration afterSending) {}

        @Override
        public void repeatedDone() {}

        @Override
        public void repeatedUnderWay() {}
    };
}
