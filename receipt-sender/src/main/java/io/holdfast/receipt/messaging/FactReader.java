package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.ReceiptCodec;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsSold;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a record of the log of facts is to receipts. */
@Singleton
final class FactReader {

    /** The attempt of a sale for which nothing was to be paid. */
    private static final int NOTHING_DUE = 0;

    private final AvroSerde<SeatEvent> serde;

    FactReader(Schemas schemas) {
        this.serde = new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas);
    }

    /** What was read. */
    sealed interface Read {
        /** Seats are sold, and nothing is owed for them: there is a receipt to send. */
        record Due(SoldFact fact) implements Read {}

        /** Some other fact. */
        record Other() implements Read {}

        /** No fact, now or at any later try. */
        record Undecodable(String error) implements Read {}
    }

    /**
     * Reads a record.
     *
     * @throws io.holdfast.schemas.UnknownSchemaException if this build does not know what it is: the record may well be good
     */
    Read read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new Read.Undecodable("the record has no value");
        }
        try {
            SeatEvent event = serde.decode(record.value());
            return switch (event.getFact()) {
                case PaymentCaptured captured ->
                    due(event, record, captured.getSchema().getName(), sale(captured), captured.getContact());
                case SeatsSold sold
                when sold.getAttempt() == NOTHING_DUE ->
                    due(event, record, sold.getSchema().getName(), sale(sold), sold.getContact());
                // A sale that costs something among them: its receipt would say that it is paid.
                default -> new Read.Other();
            };
        } catch (UndecodableException broken) {
            return new Read.Undecodable(String.valueOf(broken.getMessage()));
        }
    }

    private static Read due(
            SeatEvent event, ConsumerRecord<byte[], byte[]> record, String name, Sale sale, @Nullable String contact) {
        return new Read.Due(
                new SoldFact(name, sale, Optional.ofNullable(contact), ReceiptCodec.cause(event.getCause()), record));
    }

    private static Sale sale(PaymentCaptured captured) {
        return new Sale(
                new ReceiptKey(captured.getEvent(), captured.getReservation()),
                captured.getEventName(),
                captured.getSeats(),
                captured.getAmountMinor(),
                captured.getCurrency());
    }

    private static Sale sale(SeatsSold free) {
        return new Sale(
                new ReceiptKey(free.getEvent(), free.getReservation()),
                free.getEventName(),
                free.getSeats(),
                free.getAmountMinor(),
                free.getCurrency());
    }
}
