package io.holdfast.hold.takeover;

import io.holdfast.hold.codec.StateCodec;
import io.holdfast.hold.seat.Event;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.TopicReader;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.view.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The events that this region knows, as its committed state has them. */
final class OwnEvents {

    /**
     * An event with two regions or more.
     *
     * @param upTo how far the lost region's log was replayed when the event was taken over; empty if it was not
     */
    record Own(Event event, OptionalLong upTo) {}

    private final Map<String, Own> events = new TreeMap<>();

    private OwnEvents() {}

    /** Reads the state, all of it. */
    static OwnEvents read(KafkaCluster cluster, Partitions partitions, AvroSerde<State> serde, String lost) {
        var own = new OwnEvents();
        try (var reader = TopicReader.of(cluster, Topics.STATE, partitions)) {
            reader.toEnd(record -> own.enter(record, serde, lost));
        }
        return own;
    }

    private void enter(ConsumerRecord<byte[], byte[]> record, AvroSerde<State> serde, String lost) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.charAt(0) != StateKeys.EVENT || record.value() == null) {
            return;
        }
        State state = serde.decode(record.value());
        var view = (io.holdfast.schemas.view.Event) state.getState();
        if (view.getOwnership() != null) {
            OptionalLong upTo = view.getOwnership().getTakenOver().stream()
                    .filter(taken -> taken.getRegion().equals(lost))
                    .mapToLong(io.holdfast.schemas.view.TakenOver::getUpToOffset)
                    .findFirst();
            events.put(view.getEvent(), new Own(StateCodec.event(state), upTo));
        }
    }

    /** Those between whose regions nobody can tell from here who has what. */
    List<String> inMoreThanTwo() {
        return events.values().stream()
                .map(Own::event)
                .filter(event -> event.terms().home().orElseThrow().others().size() > 1)
                .map(Event::id)
                .toList();
    }

    /** Those of a partition. */
    List<Event> of(int partition, Partitions partitions) {
        return events.values().stream()
                .map(Own::event)
                .filter(event -> partitions.of(event.id()) == partition)
                .toList();
    }

    /** How far a partition was replayed when something of it was taken over: a take-over that was begun goes on from the same place. */
    OptionalLong begun(int partition, Partitions partitions) {
        return events.values().stream()
                .filter(own -> partitions.of(own.event().id()) == partition)
                .flatMapToLong(own -> own.upTo().stream())
                .findFirst();
    }
}
