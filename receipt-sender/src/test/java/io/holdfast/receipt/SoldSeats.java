package io.holdfast.receipt;

import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.view.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as they lie on the log of facts. */
public final class SoldSeats {

    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    public static final String TRACE_PARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    public static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");

    private static final List<String> SEATS = List.of("A-1-1", "A-1-2");

    private static final AvroSerde<SeatEvent> SERDE =
            new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, Schemas.carried());

    private SoldSeats() {}

    public static AvroSerde<SeatEvent> serde() {
        return SERDE;
    }

    /** The money for two seats was taken, as the command at ten times the offset told. */
    public static ConsumerRecord<byte[], byte[]> captured(ReceiptKey key, int partition, long offset) {
        return captured(key, partition, offset, "Jazz & <Blues>");
    }

    /** The money for two seats of an event of this name was taken. */
    public static ConsumerRecord<byte[], byte[]> captured(
            ReceiptKey key, int partition, long offset, String eventName) {
        return of(
                key.toString(),
                partition,
                offset,
                new PaymentCaptured(key.event(), key.reservation(), 1, 9_000L, "EUR", SEATS, eventName, "print-a", 5));
    }

    /** Two seats were sold, and their money is not taken yet. */
    public static ConsumerRecord<byte[], byte[]> sold(ReceiptKey key, int partition, long offset) {
        return sold(key, partition, offset, 9_000, 1);
    }

    /** Two seats that cost nothing were sold. */
    public static ConsumerRecord<byte[], byte[]> free(ReceiptKey key, int partition, long offset) {
        return sold(key, partition, offset, 0, 0);
    }

    /** The money for two sold seats was not taken. */
    public static ConsumerRecord<byte[], byte[]> captureFailed(ReceiptKey key, int partition, long offset) {
        return of(
                key.toString(),
                partition,
                offset,
                new CaptureFailed(key.event(), key.reservation(), 1, "expired_card", 4));
    }

    private static ConsumerRecord<byte[], byte[]> sold(
            ReceiptKey key, int partition, long offset, long amountMinor, int attempt) {
        return of(
                key.toString(),
                partition,
                offset,
                new SeatsSold(
                        key.event(),
                        key.reservation(),
                        SEATS,
                        amountMinor,
                        "EUR",
                        attempt,
                        "Jazz & <Blues>",
                        "print-a",
                        3));
    }

    /** Something else that was decided. */
    public static ConsumerRecord<byte[], byte[]> released(ReceiptKey key, int partition, long offset) {
        return of(
                key.toString(),
                partition,
                offset,
                new HoldReleased(key.event(), key.reservation(), List.of("A-1-1"), 2));
    }

    private static ConsumerRecord<byte[], byte[]> of(String key, int partition, long offset, SpecificRecord fact) {
        var cause = new Cause(partition, offset * 10, AT, TRACE_ID, null);
        return raw(key, partition, offset, SERDE.encode(new SeatEvent(cause, 0, fact)));
    }

    /** Any bytes. */
    public static ConsumerRecord<byte[], byte[]> raw(
            @Nullable String key, int partition, long offset, byte @Nullable [] value) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.TRACE_PARENT, TRACE_PARENT);
        return new ConsumerRecord<>(
                Topics.SEAT_EVENTS.name(),
                partition,
                offset,
                AT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
