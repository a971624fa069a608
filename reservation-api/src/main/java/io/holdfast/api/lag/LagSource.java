package io.holdfast.api.lag;

import java.util.List;

/** Knows what waits on the cluster. */
public interface LagSource {

    /** How far the consumer groups are behind: every group and partition that it reads or has read, by group, topic and partition. */
    List<Lag> lags() throws LagUnavailableException;

    /** Every dead-letter topic, by its name. */
    List<DeadLetterCount> deadLetters() throws LagUnavailableException;
}
