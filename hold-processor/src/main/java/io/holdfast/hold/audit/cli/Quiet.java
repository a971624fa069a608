package io.holdfast.hold.audit.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the clients from talking into the report: what matters of what they have to say is in the audit's own errors. */
final class Quiet {

    private static final String MANAGER = "java.util.logging.manager";

    /** Held here: a logger that nobody holds loses its level. */
    private static final List<Logger> LOGGERS = loggers();

    private Quiet() {}

    private static List<Logger> loggers() {
        // The one that the service's logging is bound to; without it that complains.
        System.setProperty(MANAGER, System.getProperty(MANAGER, "org.jboss.logmanager.LogManager"));
        return List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("io.confluent"));
    }

    static void down() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
