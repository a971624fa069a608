package io.holdfast.hold.audit.verify;

import java.util.List;

/** One promise, followed through the facts of one partition. Sees them in their order, each before it is entered. */
interface Check {

    /** A fact. */
    void see(FactSeen fact);

    /** All facts of a command that was decided were seen and entered; these are those that it caused. */
    default void after(CommandSeen command, List<FactSeen> facts) {}

    void end();
}
