package io.holdfast.hold.audit.verify;

/** One promise, followed through the facts of one partition. Sees them in their order, each before it is entered. */
interface Check {

    /** A fact. */
    void see(FactSeen fact);

    /** All facts of a command were seen and entered. */
    default void after(CommandSeen command, int facts) {}

    void end();
}
