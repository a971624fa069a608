package io.holdfast.api.fence;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The facts that a fence rests on. */
interface FenceSource extends AutoCloseable {

    /** The end of the command log in each of these partitions: the offset of the next command. */
    Map<Integer, Long> commandEnds(Set<Integer> partitions)
            throws ExecutionException, InterruptedException, TimeoutException;

    /** The offset of the next command that the owner will decide, for each partition in which it has decided any. */
    Map<Integer, Long> decided() throws ExecutionException, InterruptedException, TimeoutException;

    /** The end of the states in each of these partitions, records of open transactions included. */
    Map<Integer, Long> stateEnds(Set<Integer> partitions)
            throws ExecutionException, InterruptedException, TimeoutException;

    /** Whether every state of a partition before this end is in the local view. */
    boolean reached(int partition, long stateEnd);

    @Override
    default void close() {}
}
