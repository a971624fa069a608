package io.holdfast.hold.topology;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.view.State;
import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Makes the store of a partition in RocksDB. Streams restores it from its changelog, and never writes there: the processor does, with headers
 * that Streams' own logging leaves away. So the store says that it is logged, and has no layer that logs.
 */
record IndexedStoreBuilder(String name, AvroSerde<State> states) implements StoreBuilder<IndexedStore> {

    @Override
    public IndexedStore build() {
        return new IndexedStore(Stores.persistentKeyValueStore(name).get(), states);
    }

    @Override
    public boolean loggingEnabled() {
        return true;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public StoreBuilder<IndexedStore> withCachingEnabled() {
        throw fixed();
    }

    @Override
    public StoreBuilder<IndexedStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<IndexedStore> withLoggingEnabled(Map<String, String> config) {
        throw fixed();
    }

    @Override
    public StoreBuilder<IndexedStore> withLoggingDisabled() {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("what is on the changelog is written by the processor");
    }
}
