package io.holdfast.api.lag;

import java.util.List;

/** Knows how far the consumer groups are behind. */
@FunctionalInterface
public interface LagSource {

    /** Every group and partition that it reads or has read, by group, topic and partition. */
    List<Lag> read() throws LagUnavailableException;
}
