package io.holdfast.hold.audit.diff;

import java.util.List;

/** A build of the rules, for one partition. */
interface Rules extends AutoCloseable {

    /** The next command's facts, in the form of {@link RulesPort}. */
    List<Object[]> decide(Object[] command);

    @Override
    void close();
}
