package io.holdfast.api;

import org.jboss.logging.Logger;

/** Ends a process that can't do its work: its supervisor starts it anew. */
final class Exit {

    private static final Logger LOG = Logger.getLogger(Exit.class);

    private Exit() {}

    /** Says why in one line and ends the process with 1, without closing anything: all that matters is on the log already. */
    static void now(String what, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(failure.getMessage());
        String reason = String.valueOf(root.getMessage());
        String why = message.contains(reason) ? message : message + ": " + reason;
        LOG.fatalf("%s, stopping: %s", what, why);
        LOG.debug("in full", failure);
        Runtime.getRuntime().halt(1);
    }
}
