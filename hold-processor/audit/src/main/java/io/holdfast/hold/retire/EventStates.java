package io.holdfast.hold.retire;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.regions.Origin;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.State;
import io.holdfast.schemas.view.TakenOver;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The events of a state topic, the own one or a copy of another region's: which of them say that a region was taken over. */
final class EventStates {

    private final AvroSerde<State> serde;
    private final String region;
    private final Map<String, LogPosition> takenOver = new TreeMap<>();
    private final Set<String> adopted = new HashSet<>();
    private final Map<Integer, Long> reached = new HashMap<>();

    /** Looks for this region. */
    EventStates(AvroSerde<State> serde, String region) {
        this.serde = serde;
        this.region = region;
    }

    /** Takes the next record. Once it was taken over, a region is so for good: what comes again in a rewind changes nothing. */
    void see(ConsumerRecord<byte[], byte[]> record) {
        LogPosition original = Origin.of(record.headers())
                .map(Origin::position)
                .orElseGet(() -> new LogPosition(record.partition(), record.offset()));
        reached.merge(original.partition(), original.offset(), Math::max);
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.charAt(0) != StateKeys.EVENT || record.value() == null) {
            return;
        }
        var event = (Event) serde.decode(record.value()).getState();
        if (event.getOwnership() == null) {
            return;
        }
        for (TakenOver lost : event.getOwnership().getTakenOver()) {
            if (lost.getRegion().equals(region)) {
                takenOver.put(
                        event.getEvent(),
                        new LogPosition(lost.getUpToPartition(), Math.max(0, lost.getUpToOffset() + 1)));
                if (lost.getPlacesAdopted()) {
                    adopted.add(event.getEvent());
                }
            }
        }
    }

    /** The first command of the region's log that does not count, for each event that was taken over from it. */
    Map<String, LogPosition> takenOver() {
        return Map.copyOf(takenOver);
    }

    /** The events whose take-over has begun and not ended: nobody sells what the region had of them. */
    Set<String> unfinished() {
        var unfinished = new TreeSet<>(takenOver.keySet());
        unfinished.removeAll(adopted);
        return unfinished;
    }

    /** Whether the records up to these were seen, by partition. */
    boolean hasReached(Map<Integer, Long> last) {
        return last.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }
}
