package io.holdfast.hold.audit.story;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.step.LogTime;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What one partition of each topic says about a reservation. */
final class PartitionStory {

    private final Log log;
    private final AuditSerdes serdes;
    private final Cut.Part part;
    private final StorySubject subject;
    private final Progress progress;
    private final List<Line> lines = new ArrayList<>();

    /** Commands of any caller that led to something for the reservation, with the reservation's key. */
    private final Map<Long, String> causes = new HashMap<>();

    PartitionStory(Log log, AuditSerdes serdes, Cut.Part part, StorySubject subject, Progress progress) {
        this.log = log;
        this.serdes = serdes;
        this.part = part;
        this.subject = subject;
        this.progress = progress;
    }

    List<Line> tell() {
        each(Topics.SEAT_EVENTS, record -> {
            if (subject.isKey(record.key())) {
                decided(record, Line.Kind.DECISION, serdes.hold().facts(), fact -> (IndexedRecord) fact.getFact());
            }
        });
        each(Topics.PAYMENT_REQUESTS, record -> {
            if (subject.isKey(record.key())) {
                decided(record, Line.Kind.REQUEST, serdes.hold().paymentRequests(), request -> request);
            }
        });
        each(Topics.PAYMENTS, record -> {
            if (subject.isPaymentKey(record.key())) {
                entry(record, Line.Kind.PAYMENT, serdes.payments());
            }
        });
        each(Topics.RECEIPTS, record -> {
            if (subject.isKey(record.key())) {
                entry(record, Line.Kind.RECEIPT, serdes.receipts());
            }
        });
        commands();
        return lines;
    }

    private void each(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        log.each(topic, part.partition(), part.span(topic), visitor);
    }

    private <T extends SpecificRecord> void decided(
            ConsumerRecord<byte[], byte[]> record,
            Line.Kind kind,
            AvroSerde<T> serde,
            Function<T, IndexedRecord> inner) {
        LogPosition cause = RecordHeaders.cause(record.headers());
        long command = cause == null ? Line.NONE : cause.offset();
        String key = key(record);
        if (cause != null && cause.partition() == part.partition()) {
            causes.put(command, key);
        }
        lines.add(line(key, record, record.timestamp(), command, kind, words(record, serde, inner)));
    }

    private <T extends SpecificRecord> void entry(
            ConsumerRecord<byte[], byte[]> record, Line.Kind kind, AvroSerde<T> serde) {
        String key = key(record);
        String reservation = kind == Line.Kind.PAYMENT ? key.substring(0, key.lastIndexOf('/')) : key;
        lines.add(line(reservation, record, record.timestamp(), Line.NONE, kind, words(record, serde, entry -> entry)));
    }

    /** The reservation's own, and those of others that changed it: a Tick, or a command that wanted its seats after its end. */
    private void commands() {
        var logTimeMs = new long[1];
        log.each(Topics.SEAT_COMMANDS, part.partition(), part.commands(), record -> {
            progress.one();
            logTimeMs[0] = LogTime.after(logTimeMs[0], record.timestamp());
            String caused = causes.get(record.offset());
            if (record.value() == null) {
                return;
            }
            SeatCommand asked;
            try {
                asked = serdes.hold().commands().decode(record.value());
            } catch (UndecodableException | UnknownSchemaException illegible) {
                return;
            }
            var command = (IndexedRecord) asked.getCommand();
            String own = subject.keyIn(command);
            if (own != null || caused != null) {
                lines.add(line(
                        own == null ? caused : own,
                        record,
                        logTimeMs[0],
                        record.offset(),
                        Line.Kind.COMMAND,
                        own == null ? anothers(command) : said(record, asked)));
            }
        });
    }

    private String said(ConsumerRecord<byte[], byte[]> record, SeatCommand asked) {
        String words = Words.of((IndexedRecord) asked.getCommand()) + Words.by(asked.getCaller());
        return record.offset() < part.decided() ? words : words + " (not decided yet)";
    }

    private static String anothers(IndexedRecord command) {
        return command instanceof Tick ? "Tick" : Words.of(command) + " of another reservation";
    }

    private static <T extends SpecificRecord> String words(
            ConsumerRecord<byte[], byte[]> record, AvroSerde<T> serde, Function<T, IndexedRecord> inner) {
        if (record.value() == null) {
            return "erased";
        }
        try {
            return Words.of(inner.apply(serde.decode(record.value())));
        } catch (UndecodableException | UnknownSchemaException illegible) {
            return "illegible: " + illegible.getMessage();
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Line line(
            @Nullable String key,
            ConsumerRecord<byte[], byte[]> record,
            long atMs,
            long cause,
            Line.Kind kind,
            String says) {
        return new Line(
                key == null ? "" : key,
                Instant.ofEpochMilli(atMs),
                cause,
                kind,
                record.topic(),
                record.partition(),
                record.offset(),
                says,
                RecordHeaders.traceId(RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT)));
    }
}
