package io.holdfast.api.lag;

/**
 * What lies on a dead-letter topic.
 *
 * @param topic its name
 * @param records how many
 * @param exact whether they were counted; otherwise there are that many at most, since markers of transactions are counted too
 */
public record DeadLetterCount(String topic, long records, boolean exact) {}
