package io.holdfast.receipt.messaging;

import io.holdfast.receipt.receipt.Cause;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.receipt.Sale;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsSold;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record of the log of facts is to receipts. */
final class FactReader {

    private final AvroSerde<SeatEvent> serde;

    FactReader(AvroSerde<SeatEvent> serde) {
        this.serde = serde;
    }

    /** What was read. */
    sealed interface Read {
        /** Seats were sold: there is a receipt to send. */
        record Sold(SoldFact fact) implements Read {}

        /** Some other fact. */
        record Other() implements Read {}

        /** No fact, now or at any later try. */
        record Undecodable(String error) implements Read {}
    }

    /**
     * Reads a record.
     *
     * @throws io.holdfast.schemas.SchemaRegistryException where the registry is away: the record may well be good
     */
    Read read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return new Read.Undecodable("the record has no value");
        }
        try {
            SeatEvent event = serde.decode(record.value());
            return event.getFact() instanceof SeatsSold sold
                    ? new Read.Sold(new SoldFact(
                            sale(sold), Optional.ofNullable(sold.getContact()), cause(event.getCause()), record))
                    : new Read.Other();
        } catch (UndecodableException broken) {
            return new Read.Undecodable(String.valueOf(broken.getMessage()));
        }
    }

    private static Sale sale(SeatsSold sold) {
        return new Sale(
                new ReceiptKey(sold.getEvent(), sold.getReservation()),
                sold.getEventName(),
                sold.getSeats(),
                sold.getAmountMinor(),
                sold.getCurrency());
    }

    private static Cause cause(io.holdfast.schemas.view.Cause cause) {
        return new Cause(
                cause.getPartition(), cause.getOffset(), cause.getAt(), Optional.ofNullable(cause.getTraceId()));
    }
}
