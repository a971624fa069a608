package io.holdfast.receipt.messaging;

import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.ServiceInstance;
import io.holdfast.shell.work.RecordWork;
import io.holdfast.shell.work.RecordWork.Task;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The receipts of all sales: those that are read from the log of facts, and those that a person wants tried again. */
@Singleton
public class Receipts implements RecordWork.Reader {

    private static final Logger LOG = Logger.getLogger(Receipts.class);

    private final Ledger ledger;
    private final FactReader reader;
    private final Facts facts;
    private final Deliveries deliveries;
    private final RecordWriter writer;
    private final ReceiptMetrics metrics;
    private final ServiceInstance service;
    private final int outstanding;

    Receipts(
            Ledger ledger,
            FactReader reader,
            Facts facts,
            Deliveries deliveries,
            RecordWriter writer,
            ReceiptMetrics metrics,
            ServiceInstance service,
            Settings settings) {
        this.ledger = ledger;
        this.reader = reader;
        this.facts = facts;
        this.deliveries = deliveries;
        this.writer = writer;
        this.metrics = metrics;
        this.service = service;
        this.outstanding = settings.outstanding();
    }

    @Override
    public @Nullable Task read(ConsumerRecord<byte[], byte[]> record) {
        return switch (reader.read(record)) {
            case FactReader.Read.Other() -> null;
            case FactReader.Read.Due(SoldFact fact) -> deliveries.task(fact);
            case FactReader.Read.Undecodable(String error) -> Task.of(record, () -> undecodable(record, error));
        };
    }

    private void undecodable(ConsumerRecord<byte[], byte[]> record, String error) {
        LOG.errorf(
                "a fact is undecodable and goes to the dead letters, partition=%d offset=%d",
                record.partition(), record.offset());
        metrics.undecodable();
        writer.deadLetter(Topics.SEAT_EVENTS_DEAD_LETTERS, record, error);
        metrics.deadLetter();
    }

    /**
     * Tries a parked receipt again, in the background.
     *
     * @throws org.apache.kafka.common.KafkaException if the log cannot be read
     */
    public RetryAnswer retry(ReceiptKey key) {
        LedgerEntry entry = ledger.find(key).orElse(null);
        return switch (entry) {
            case null -> deliveries.underWay(key) ? RetryAnswer.STARTED : RetryAnswer.UNKNOWN;
            case LedgerEntry.Sent _ -> RetryAnswer.SENT;
            case LedgerEntry.Pending _ -> RetryAnswer.STARTED;
            case LedgerEntry.Parked parked -> again(key, parked.cause());
            case LedgerEntry.None none -> again(key, none.cause());
        };
    }

    private RetryAnswer again(ReceiptKey key, DueCause cause) {
        if (deliveries.size() >= outstanding) {
            return RetryAnswer.OVERLOADED;
        }
        return facts.find(key, cause).map(this::again).orElse(RetryAnswer.NO_SALE);
    }

    private RetryAnswer again(SoldFact fact) {
        var _ = deliveries.again(fact).exceptionally(failure -> {
            service.exit("a receipt could not be seen through", failure);
            return null;
        });
        return RetryAnswer.STARTED;
    }
}
