package io.holdfast.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of each key of a compacted topic, in memory. What this instance wrote counts from its acknowledgement on, also before it is
 * read back. Safe for use by many threads.
 */
public final class NewestValues<K, V> {

    private record Value<V>(long offset, @Nullable V value) {}

    private final Map<K, Value<V>> values = new ConcurrentHashMap<>();

    /** Of many, those few that are looked through. */
    private final Set<K> open = ConcurrentHashMap.newKeySet();

    private final Predicate<V> isOpen;

    /**
     * Values of one topic.
     *
     * @param isOpen which values {@link #open} lists
     */
    public NewestValues(Predicate<V> isOpen) {
        this.isOpen = isOpen;
    }

    /**
     * Takes a value, unless a newer one is known.
     *
     * @param offset where it is in its partition; every value of a key is in the same one
     * @param value null if the key was deleted
     */
    public void put(K key, long offset, @Nullable V value) {
        values.compute(key, (_, known) -> {
            if (known != null && offset < known.offset()) {
                return known;
            }
            if (value != null && isOpen.test(value)) {
                open.add(key);
            } else {
                open.remove(key);
            }
            return new Value<>(offset, value);
        });
    }

    /** The newest value of a key. */
    public Optional<V> find(K key) {
        Value<V> newest = values.get(key);
        return newest == null ? Optional.empty() : Optional.ofNullable(newest.value());
    }

    /** The values that are open. */
    public Stream<Map.Entry<K, V>> open() {
        return open.stream().flatMap(key -> find(key).map(value -> Map.entry(key, value)).stream());
    }
}
