package io.holdfast.api.view.store;

import io.holdfast.api.model.Receipt;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/** Where receipts stand, as far as receipt-sender's ledger has been read here. What can't be read says nothing, and hinders nobody. */
public final class StoredReceipts {

    private static final Logger LOG = Logger.getLogger(StoredReceipts.class);

    private final Supplier<ReadOnlyKeyValueStore<String, byte[]>> store;
    private final AvroSerde<io.holdfast.schemas.receipt.Receipt> serde;

    public StoredReceipts(Supplier<ReadOnlyKeyValueStore<String, byte[]>> store, Schemas schemas) {
        this.store = store;
        this.serde = new AvroSerde<>(Topics.RECEIPTS, io.holdfast.schemas.receipt.Receipt.class, schemas);
    }

    /** The receipt of this reservation; empty if nothing is known of it. */
    public Optional<Receipt> find(String key) {
        return Optional.ofNullable(store.get().get(key)).flatMap(entry -> read(key, entry));
    }

    private Optional<Receipt> read(String key, byte[] record) {
        try {
            return ViewCodec.receipt(serde.decode(record));
        } catch (UndecodableException | UnknownSchemaException illegible) {
            LOG.errorf("the state of a receipt can't be read: key=%s error=%s", key, illegible.getMessage());
            return Optional.empty();
        }
    }
}
