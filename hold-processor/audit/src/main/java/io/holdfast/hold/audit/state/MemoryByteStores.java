package io.holdfast.hold.audit.state;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores in memory. */
final class MemoryByteStores implements ByteStores {

    private static final class MemoryByteStore implements ByteStore {

        private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

        @Override
        public byte @Nullable [] get(byte[] key) {
            return entries.get(key);
        }

        @Override
        public void write(Consumer<Changes> changes) {
            changes.accept((key, value) -> {
                if (value == null) {
                    entries.remove(key);
                } else {
                    entries.put(key, value);
                }
            });
        }

        @Override
        public void scan(byte[] from, byte[] to, BiPredicate<byte[], byte[]> visitor) {
            // As they are now: the visitor may write.
            var range = new TreeMap<>(entries.subMap(from, true, to, false));
            for (Map.Entry<byte[], byte[]> entry : range.entrySet()) {
                if (!visitor.test(entry.getKey(), entry.getValue())) {
                    return;
                }
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public ByteStore open(String name) {
        return new MemoryByteStore();
    }

    @Override
    public void close() {}
}
