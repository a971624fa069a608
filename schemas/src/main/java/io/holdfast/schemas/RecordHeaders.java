package io.holdfast.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Headers of every record: CloudEvents 1.0 in the binary content mode of its Kafka protocol binding, W3C trace context, and the command
 * that caused the record.
 */
public final class RecordHeaders {

    /** W3C trace context: {@code 00-<trace id>-<span id>-<flags>}. */
    public static final String TRACE_PARENT = "traceparent";

    /** {@code <partition>:<offset>} of the command that caused the record: how far its writer has come. See {@link #cause}. */
    public static final String CAUSE = "holdfast_cause";

    /**
     * Stands, empty, on each state of a cause but the last. A reader of the states has come as far as their cause with the last of them.
     */
    public static final String MORE = "holdfast_more";

    /** Stands on each record that was copied from another region: where its original is. See {@link io.holdfast.schemas.regions.Origin}. */
    public static final String ORIGIN = "holdfast_origin";

    /** The CloudEvent's type: what happened, such as {@code io.holdfast.SeatsHeld}. */
    public static final String TYPE = "ce_type";

    private static final int TRACE_PARENT_LENGTH = 55;
    private static final int TRACE_ID_START = 3;
    private static final int TRACE_ID_END = 35;

    private RecordHeaders() {}

    /**
     * Adds the CloudEvents attributes.
     *
     * @param id unique among the records of this source
     * @param source URI reference of the writer, such as {@code /holdfast/hold-processor}
     * @param type what happened, such as {@code io.holdfast.SeatsHeld}
     */
    public static void addCloudEvent(Headers headers, String id, String source, String type, Instant time) {
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", source);
        add(headers, TYPE, type);
        add(headers, "ce_time", time.toString());
        add(headers, "content-type", "application/avro");
    }

    /** Adds one header in UTF-8. */
    public static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The newest header of this name as text, or null. */
    public static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The command that caused the record; null if the record does not say. */
    public static @Nullable LogPosition cause(Headers headers) {
        String cause = get(headers, CAUSE);
        return cause == null ? null : LogPosition.parse(cause);
    }

    /** The trace id within a {@link #TRACE_PARENT} value, or null if it is none. */
    public static @Nullable String traceId(@Nullable String traceParent) {
        if (traceParent == null || traceParent.length() != TRACE_PARENT_LENGTH) {
            return null;
        }
        String traceId = traceParent.substring(TRACE_ID_START, TRACE_ID_END);
        boolean hex = traceId.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return hex && traceId.chars().anyMatch(c -> c != '0') ? traceId : null;
    }
}
