package io.holdfast.hold.simulation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store of bytes in memory; every write goes to its journal, too. */
final class MemoryStore<K> implements KeyValueStore<K, byte[]> {

    private final String name;
    private final Serde<K> keys;
    private final Table table;
    private final Consumer<StoreWrite> journal;

    MemoryStore(String name, Serde<K> keys, Table table, Consumer<StoreWrite> journal) {
        this.name = name;
        this.keys = keys;
        this.table = table;
        this.journal = journal;
    }

    @Override
    public byte @Nullable [] get(K key) {
        Bytes value = table.entries().get(bytes(key));
        return value == null ? null : value.get();
    }

    @Override
    public void put(K key, byte @Nullable [] value) {
        var write = new StoreWrite(name, bytes(key), value == null ? null : Bytes.wrap(value));
        table.apply(write);
        journal.accept(write);
    }

    @Override
    public byte @Nullable [] putIfAbsent(K key, byte[] value) {
        byte[] present = get(key);
        if (present == null) {
            put(key, value);
        }
        return present;
    }

    @Override
    public void putAll(List<KeyValue<K, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(K key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public KeyValueIterator<K, byte[]> range(K from, K to) {
        return iterator(table.entries().subMap(bytes(from), true, bytes(to), true));
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<K, byte[]> prefixScan(P prefix, S serializer) {
        byte[] begin = serializer.serialize(name, prefix);
        var begun = new TreeMap<Bytes, Bytes>();
        for (Map.Entry<Bytes, Bytes> entry :
                table.entries().tailMap(Bytes.wrap(begin), true).entrySet()) {
            byte[] key = entry.getKey().get();
            if (!Arrays.equals(begin, 0, begin.length, key, 0, Math.min(begin.length, key.length))) {
                break;
            }
            begun.put(entry.getKey(), entry.getValue());
        }
        return iterator(begun);
    }

    @Override
    public KeyValueIterator<K, byte[]> all() {
        return iterator(table.entries());
    }

    private KeyValueIterator<K, byte[]> iterator(Map<Bytes, Bytes> entries) {
        Iterator<Map.Entry<Bytes, Bytes>> iterator = entries.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public KeyValue<K, byte[]> next() {
                Map.Entry<Bytes, Bytes> entry = iterator.next();
                return new KeyValue<>(
                        keys.deserializer().deserialize(name, entry.getKey().get()),
                        entry.getValue().get());
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
