package io.holdfast.receipt.ledger;

import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/** Writes the ledger. */
public final class ReceiptLog {

    private static final String SOURCE = "/holdfast/receipt-sender";

    private final MutinyEmitter<byte[]> channel;
    private final AvroSerde<Receipt> serde;
    private final String domain;
    private final Traces traces;

    /**
     * A log on this channel.
     *
     * @param domain behind the @ of each Message-ID
     */
    public ReceiptLog(MutinyEmitter<byte[]> channel, AvroSerde<Receipt> serde, String domain, Traces traces) {
        this.channel = channel;
        this.serde = serde;
        this.domain = domain;
        this.traces = traces;
    }

    /** Completes once every in-sync replica has the entry. */
    public Uni<Void> write(ReceiptKey key, Entry entry, @Nullable String traceParent) {
        Span span = traces.send(Topics.RECEIPTS, Traces.context(traceParent));
        return write(key, entry, span)
                .onFailure()
                .invoke(failure -> Traces.failed(span, failure))
                .onTermination()
                .invoke(span::end);
    }

    private Uni<Void> write(ReceiptKey key, Entry entry, Span span) {
        String traceParent = Traces.traceParent(span);
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        if (traceParent != null) {
            RecordHeaders.add(headers, RecordHeaders.TRACE_PARENT, traceParent);
        }
        RecordHeaders.addCloudEvent(headers, UUID.randomUUID().toString(), SOURCE, type(entry), entry.at());
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key.toString())
                .withHeaders(headers)
                .build();
        byte[] value = serde.encode(ReceiptCodec.record(key, entry, domain));
        return channel.sendMessage(Message.of(value, Metadata.of(metadata)));
    }

    private static String type(Entry entry) {
        return switch (entry) {
            case Entry.Sent _ -> "io.holdfast.ReceiptSent";
            case Entry.Parked _ -> "io.holdfast.ReceiptParked";
            case Entry.None _ -> "io.holdfast.ReceiptNotSent";
            case Entry.Pending _ -> "io.holdfast.ReceiptPending";
        };
    }
}
