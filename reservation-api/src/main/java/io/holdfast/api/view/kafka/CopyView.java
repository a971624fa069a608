package io.holdfast.api.view.kafka;

import io.holdfast.api.region.CopyCompleteness;
import io.holdfast.api.view.ViewPositions;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.store.ReadEvents;
import io.holdfast.api.view.store.RecordPositions;
import io.holdfast.api.view.store.StateCodec;
import io.holdfast.api.view.store.StateProcessor;
import io.holdfast.api.view.store.StoreViews;
import io.holdfast.api.view.store.ViewTopology;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.state.FolderKeeper;
import io.holdfast.schemas.state.StateFolder;
import io.holdfast.schemas.state.TailStates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The copy of another region's states in a store, read from its topic until it fails or is closed. */
final class CopyView implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaStreams streams;
    private final FolderKeeper keeper;
    private final ConsumerThread beats;
    private final StoreViews views;
    private final RecordPositions records;
    private final CopyCompleteness completeness = new CopyCompleteness();
    private final AtomicBoolean standing = new AtomicBoolean();

    /**
     * Where a copy is kept.
     *
     * @param region whose states it has
     * @param instance of this service
     * @param stateDir folder for all views
     */
    record Place(KafkaCluster cluster, Partitions partitions, String region, String instance, Path stateDir) {

        String applicationId() {
            return ViewStreams.applicationId(instance) + '-' + region;
        }
    }

    /**
     * Begins to read.
     *
     * @param schemas the other region's
     * @param whenFailed called once it can't go on
     */
    CopyView(Place place, Schemas schemas, Consumer<Throwable> whenFailed) {
        Topic states = Copies.of(place.region(), Topics.STATE);
        this.records = RecordPositions.ofCopy(place.region());
        this.keeper = FolderKeeper.of(
                place.cluster(),
                place.partitions(),
                place.applicationId() + "-folder",
                new StateFolder(place.stateDir(), place.applicationId()));
        var failed = new AtomicBoolean();
        Consumer<Throwable> onFailure = failure -> {
            keeper.distrustIfBroken(failure);
            if (failed.compareAndSet(false, true)) {
                whenFailed.accept(failure);
            }
        };
        Optional<String> unusable = unusable(place.cluster());
        var codec = StateCodec.ofCopy(schemas);
        var read = new ReadEvents(ViewStreams.READ_EVENTS);
        // Nothing is read ahead of the copy: these only know how far it has come on the other region's log.
        var tail = new TailStates<SpecificRecord>(1);
        var positions = new ViewPositions();
        this.streams = new KafkaStreams(
                ViewTopology.ofCopy(
                        states,
                        new StateProcessor.Shared(
                                codec, read, tail, _ -> {}, standing, ViewStreams.SCHEMA_PACE, Optional.of(records))),
                new StreamsConfig(ViewStreams.settings(place.cluster(), place.applicationId(), place.stateDir())),
                new TrackingClients(positions));
        this.views = new StoreViews(this::store, this::running, tail, read, codec, place.partitions());
        ViewStreams.tell(onFailure, streams, "the copy of region " + place.region());
        if (unusable.isPresent()) {
            streams.cleanUp();
        }
        this.beats = new BeatReader(place.region(), schemas, completeness)
                .start(place.cluster(), place.applicationId() + "-beats", onFailure);
        ViewStreams.start(streams, "copy-start-" + place.region(), onFailure);
        keeper.start(new ViewFolder(List.of(states), place.partitions(), positions, this::running), onFailure);
    }

    private Optional<String> unusable(KafkaCluster cluster) {
        try {
            return cluster.ask(keeper::unusable);
        } catch (IllegalStateException away) {
            keeper.close();
            throw away;
        }
    }

    /** The states; empty until they can be read. */
    Optional<Views> views() {
        return running() ? Optional.of(views) : Optional.empty();
    }

    RecordPositions records() {
        return records;
    }

    CopyCompleteness completeness() {
        return completeness;
    }

    private boolean running() {
        return streams.state() == State.RUNNING;
    }

    private ReadOnlyKeyValueStore<byte[], byte[]> store() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(ViewTopology.STATE, QueryableStoreTypes.keyValueStore()));
    }

    @Override
    public void close() {
        keeper.close();
        beats.close();
        streams.close(CLOSE);
    }
}
