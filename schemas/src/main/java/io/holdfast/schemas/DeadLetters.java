package io.holdfast.schemas;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled lies in the dead letters as it was. Headers say where it came from and why it is there, the same in every
 * dead-letter topic.
 */
public final class DeadLetters {

    private static final String PREFIX = "holdfast_dead_letter_";
    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String ERROR = PREFIX + "error";

    /** An error is text for people; a longer one would only make the record larger than its topic takes. */
    private static final int MAX_ERROR_LENGTH = 1_000;

    private DeadLetters() {}

    /** The headers of a record's dead letter. */
    public static Headers headers(ConsumerRecord<?, ?> record, String error) {
        return headers(record.headers(), record.topic(), record.partition(), record.offset(), error);
    }

    /**
     * The headers of a dead letter.
     *
     * @param headers of the record
     * @param topic that it was read from, as partition and offset are
     */
    public static Headers headers(Headers headers, String topic, int partition, long offset, String error) {
        var all = new org.apache.kafka.common.header.internals.RecordHeaders(headers);
        RecordHeaders.add(all, TOPIC, topic);
        RecordHeaders.add(all, PARTITION, Integer.toString(partition));
        RecordHeaders.add(all, OFFSET, Long.toString(offset));
        RecordHeaders.add(all, ERROR, error.substring(0, Math.min(error.length(), MAX_ERROR_LENGTH)));
        return all;
    }

    /** Where a dead letter's record was read; null if it does not say, or was read from another topic. */
    public static @Nullable LogPosition source(Topic topic, Headers deadLetter) {
        return topic.name().equals(RecordHeaders.get(deadLetter, TOPIC))
                ? LogPosition.parse(
                        RecordHeaders.get(deadLetter, PARTITION) + ":" + RecordHeaders.get(deadLetter, OFFSET))
                : null;
    }
}
