package io.holdfast.hold.audit.state;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects by key. Those used last stay as they are in memory; the others are written to the store, and only if they have changed since
 * they were last there. So what lives shortly is never encoded. For one thread.
 */
public final class SpillingMap<V> {

    private static final int EVICT_ONE_IN = 8;

    private final ByteStore store;
    private final byte prefix;
    private final Format<V> format;
    private final int capacity;
    private final LinkedHashMap<String, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Slot<V> {

        private @Nullable V value;
        private boolean changed;

        Slot(@Nullable V value, boolean changed) {
            this.value = value;
            this.changed = changed;
        }
    }

    /**
     * An empty map.
     *
     * @param prefix tells its keys from those of other maps in the store
     * @param capacity objects that stay in memory
     */
    public SpillingMap(ByteStore store, char prefix, Format<V> format, int capacity) {
        this.store = store;
        this.prefix = (byte) prefix;
        this.format = format;
        this.capacity = capacity;
    }

    /** The object; null if there is none. */
    public @Nullable V get(String key) {
        Slot<V> slot = slots.get(key);
        if (slot == null) {
            byte[] stored = store.get(key(key));
            slot = new Slot<>(stored == null ? null : format.read().apply(stored), false);
            add(key, slot);
        }
        return slot.value;
    }

    /** Puts an object there, in place of the one before. */
    public void put(String key, V value) {
        set(key, value);
    }

    public void remove(String key) {
        set(key, null);
    }

    private void set(String key, @Nullable V value) {
        Slot<V> slot = slots.get(key);
        if (slot == null) {
            add(key, new Slot<>(value, true));
        } else {
            slot.value = value;
            slot.changed = true;
        }
    }

    private void add(String key, Slot<V> slot) {
        slots.put(key, slot);
        if (slots.size() > capacity) {
            write(capacity / EVICT_ONE_IN, true);
        }
    }

    byte[] bytes(V value) {
        return format.write().apply(value);
    }

    /** Visits all objects in the order of their keys. */
    public void forEach(BiConsumer<String, V> visitor) {
        scan(new byte[] {prefix}, visitor);
    }

    /** Visits the objects whose keys begin so, in the order of their keys. */
    public void forEach(String begin, BiConsumer<String, V> visitor) {
        scan(key(begin), visitor);
    }

    private void scan(byte[] from, BiConsumer<String, V> visitor) {
        byte[] to = from.clone();
        to[to.length - 1]++;
        write(slots.size(), false);
        store.scan(from, to, (key, value) -> {
            visitor.accept(
                    new String(key, 1, key.length - 1, StandardCharsets.UTF_8),
                    format.read().apply(value));
            return true;
        });
    }

    /** Writes the ones that were not used for longest. */
    private void write(int count, boolean evict) {
        store.write(changes -> {
            Iterator<Map.Entry<String, Slot<V>>> eldest = slots.entrySet().iterator();
            for (int i = 0; i < count && eldest.hasNext(); i++) {
                Map.Entry<String, Slot<V>> entry = eldest.next();
                Slot<V> slot = entry.getValue();
                if (slot.changed) {
                    changes.put(key(entry.getKey()), slot.value == null ? null : bytes(slot.value));
                    slot.changed = false;
                }
                if (evict) {
                    eldest.remove();
                }
            }
        });
    }

    private byte[] key(String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        byte[] prefixed = new byte[name.length + 1];
        prefixed[0] = prefix;
        System.arraycopy(name, 0, prefixed, 1, name.length);
        return prefixed;
    }
}
