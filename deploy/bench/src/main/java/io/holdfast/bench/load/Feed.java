package io.holdfast.bench.load;

import java.util.List;

/** The arrivals of one phase of a run. */
@FunctionalInterface
public interface Feed {

    /** The calls of an arrival; several are sent at once. Called once for each arrival, in their order, by one thread. */
    List<RenderedCall> calls(long arrival);
}
