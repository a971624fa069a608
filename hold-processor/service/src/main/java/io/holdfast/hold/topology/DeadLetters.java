package io.holdfast.hold.topology;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A record that could not be handled, as it was, with where it came from and why it is here. */
final class DeadLetters {

    private static final String PREFIX = "holdfast_dead_letter_";

    /** An error is text for people; a longer one would only make the record larger than its topic takes. */
    private static final int ERROR_LENGTH = 1_000;

    private DeadLetters() {}

    static Record<Object, @Nullable Object> of(
            Record<byte @Nullable [], byte @Nullable []> record, LogPosition position, String error) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders(record.headers());
        RecordHeaders.add(headers, PREFIX + "topic", Topics.SEAT_COMMANDS.name());
        RecordHeaders.add(headers, PREFIX + "partition", Integer.toString(position.partition()));
        RecordHeaders.add(headers, PREFIX + "offset", Long.toString(position.offset()));
        RecordHeaders.add(headers, PREFIX + "error", error.substring(0, Math.min(error.length(), ERROR_LENGTH)));
        return new Record<>(record.key(), record.value(), record.timestamp(), headers);
    }
}
