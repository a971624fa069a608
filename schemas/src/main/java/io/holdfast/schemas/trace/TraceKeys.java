package io.holdfast.schemas.trace;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Attributes of spans. Those of messaging are named by OpenTelemetry's semantic conventions
 * (https://opentelemetry.io/docs/specs/semconv/messaging/kafka/), ours begin with {@code holdfast.}. None ever holds an address or a means of
 * payment.
 */
public final class TraceKeys {

    /** The messaging system: {@code kafka}. */
    public static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");

    /** What is done with a record, as it is called here. */
    public static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");

    /** What is done with a record: {@code send} or {@code process}. */
    public static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");

    /** Topic of a record. */
    public static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");

    /** Partition of a record; text, by the conventions. */
    public static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");

    /** Offset of a record in its partition. */
    public static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");

    /** Group of the consumer of a record. */
    public static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");

    /** Class of what went wrong. */
    public static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    /** Id of the event. */
    public static final AttributeKey<String> EVENT = AttributeKey.stringKey("holdfast.event");

    /** Id of the reservation. */
    public static final AttributeKey<String> RESERVATION = AttributeKey.stringKey("holdfast.reservation");

    /** What a record says happened or is to happen, such as {@code HoldSeats}. */
    public static final AttributeKey<String> RECORD = AttributeKey.stringKey("holdfast.record");

    /** How it ended. */
    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("holdfast.outcome");

    private TraceKeys() {}
}
