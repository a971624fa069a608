package io.holdfast.api.view.store;

import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.regions.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The last record of each partition that a view has stored, by its offset in the region that wrote it. It stands in the view's store, and is
 * written with what it says, so that it holds after any restart. A copy comes at least once, and in rewinds: by it a view tells what it has.
 */
public final class RecordPositions {

    private static final PartitionOffsets STORED = new PartitionOffsets('O');

    private final Optional<String> origin;
    private final ConcurrentMap<Integer, Long> last = new ConcurrentHashMap<>();

    private RecordPositions(Optional<String> origin) {
        this.origin = origin;
    }

    /** Of a view over this region's own states. */
    public static RecordPositions own() {
        return new RecordPositions(Optional.empty());
    }

    /** Of a view over the copy of another region's states. */
    public static RecordPositions ofCopy(String region) {
        return new RecordPositions(Optional.of(region));
    }

    /** For each partition that has a record, the offset of the last one. */
    public Map<Integer, Long> last() {
        return Map.copyOf(last);
    }

    /**
     * Where a record was written; empty if it is no copy of the region's, since its origin does not say so.
     *
     * @param at where it is in the topic of the view
     */
    Optional<ViewPosition> of(Headers headers, ViewPosition at) {
        return origin.isEmpty()
                ? Optional.of(at)
                : Origin.of(headers)
                        .filter(found -> origin.equals(Optional.of(found.region())))
                        .map(found -> new ViewPosition(
                                found.position().partition(), found.position().offset()));
    }

    /** Whether a view lacks this record. Its own topic repeats only what a restart did not keep. */
    boolean isNews(ViewPosition position) {
        return origin.isEmpty() || position.offset() > last.getOrDefault(position.partition(), -1L);
    }

    KeyValue<byte[], byte[]> entry(ViewPosition position) {
        return STORED.entry(position.partition(), position.offset());
    }

    void restore(ReadOnlyKeyValueStore<byte[], byte[]> store) {
        STORED.read(store, last::put);
    }

    void stored(ViewPosition position) {
        last.put(position.partition(), position.offset());
    }
}
