package io.holdfast.api.view.store;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the entries of receipt-sender's ledger as they are. Nobody waits for a receipt. */
final class ReceiptProcessor implements Processor<String, byte[], Void, Void> {

    private @Nullable KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(ViewTopology.RECEIPTS);
    }

    @Override
    @SuppressWarnings("NullAway") // Streams calls init first
    public void process(Record<String, byte[]> record) {
        store.put(record.key(), record.value());
    }
}
