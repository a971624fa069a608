package io.holdfast.api.lag;

import java.util.List;

/** Knows what lies on the dead-letter topics. */
@FunctionalInterface
public interface DeadLetterSource {

    /** Every dead-letter topic, by its name. */
    List<DeadLetters> deadLetters() throws LagUnavailableException;
}
