package io.holdfast.shell;

import io.holdfast.schemas.FailureReason;
import org.jboss.logging.Logger;

/** The end of a process that cannot do its work: its supervisor starts it anew. */
public final class Exit {

    private static final Logger LOG = Logger.getLogger(Exit.class);

    private static volatile boolean stopping;

    private Exit() {}

    /** From now on the process ends by itself, and what fails meanwhile for want of what is closed already means nothing. */
    static void stopping() {
        stopping = true;
    }

    /**
     * Says why in one line and ends the process with 1, without closing anything: all that matters is on the log already. Returns only if the
     * process is ending by itself.
     */
    public static void now(String what, Throwable failure) {
        if (stopping) {
            LOG.debugf(failure, "while stopping: %s", what);
            return;
        }
        LOG.fatalf("%s, stopping: %s", what, FailureReason.of(failure));
        LOG.debug("in full", failure);
        Runtime.getRuntime().halt(1);
    }
}
