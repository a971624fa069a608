package io.holdfast.hold.simulation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store of bytes in memory; every write goes to its journal, too. */
final class MemoryStore<K, V> implements KeyValueStore<K, V> {

    private final String name;
    private final Serde<K> keys;
    private final Serde<V> values;
    private final Table table;
    private final Consumer<StoreWrite> journal;

    MemoryStore(String name, Serde<K> keys, Serde<V> values, Table table, Consumer<StoreWrite> journal) {
        this.name = name;
        this.keys = keys;
        this.values = values;
        this.table = table;
        this.journal = journal;
    }

    @Override
    public @Nullable V get(K key) {
        Bytes value = table.entries().get(bytes(key));
        return value == null ? null : value(value);
    }

    @Override
    public void put(K key, @Nullable V value) {
        var write = new StoreWrite(
                name,
                bytes(key),
                value == null ? null : Bytes.wrap(values.serializer().serialize(name, value)));
        table.apply(write);
        journal.accept(write);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        V present = get(key);
        if (present == null) {
            put(key, value);
        }
        return present;
    }

    @Override
    public void putAll(List<KeyValue<K, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable V delete(K key) {
        V before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
        return iterator(table.entries().subMap(bytes(from), true, bytes(to), true));
    }

    @Override
    public KeyValueIterator<K, V> all() {
        return iterator(table.entries());
    }

    private KeyValueIterator<K, V> iterator(Map<Bytes, Bytes> entries) {
        Iterator<Map.Entry<Bytes, Bytes>> iterator = entries.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public KeyValue<K, V> next() {
                Map.Entry<Bytes, Bytes> entry = iterator.next();
                return new KeyValue<>(
                        keys.deserializer().deserialize(name, entry.getKey().get()), value(entry.getValue()));
            }

            @Override
            public K peekNextKey() {
                throw new UnsupportedOperationException("nobody looks ahead");
            }

            @Override
            public void close() {}
        };
    }

    private Bytes bytes(K key) {
        return Bytes.wrap(keys.serializer().serialize(name, key));
    }

    private V value(Bytes bytes) {
        return values.deserializer().deserialize(name, bytes.get());
    }

    @Override
    public long approximateNumEntries() {
        return table.entries().size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
