package io.holdfast.api.view.kafka;

import io.holdfast.api.seats.JournalFeed;
import io.holdfast.api.seats.SeatFeed;
import io.holdfast.api.seats.SeatJournal;
import io.holdfast.api.view.ViewListener;
import io.holdfast.api.view.ViewPositions;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.store.ReadEvents;
import io.holdfast.api.view.store.RecordPositions;
import io.holdfast.api.view.store.StateCodec;
import io.holdfast.api.view.store.StateProcessor;
import io.holdfast.api.view.store.StateRecord;
import io.holdfast.api.view.store.StoreViews;
import io.holdfast.api.view.store.StoredReceipts;
import io.holdfast.api.view.store.ViewTopology;
import io.holdfast.schemas.BoundedRocksDb;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.state.FolderKeeper;
import io.holdfast.schemas.state.StateFolder;
import io.holdfast.schemas.state.TailStates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the views. Any failure of theirs is final: the process is to end and begin anew, rather than to answer from views that stand still. */
public final class ViewStreams implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** Events are on sale by the hundred; each takes about a kilobyte. */
    static final int READ_EVENTS = 2_000;

    /** Between two looks for a schema that a state was written with and that is not there yet. */
    static final Duration SCHEMA_PACE = Duration.ofSeconds(5);

    /** Memory of all stores, write buffers and index blocks included. */
    private static final int STORES_MIB = 48;

    /** A third: the views are written a few thousand times a second at most, and read as often. One store is nearly all of it. */
    private static final int WRITE_BUFFERS_MIB = 16;

    private static final Logger LOG = Logger.getLogger(ViewStreams.class);

    private final FolderKeeper keeper;
    private final Optional<String> unusableFolder;
    private final KafkaStreams streams;
    private final ViewPositions positions = new ViewPositions();
    private final AtomicBoolean standing = new AtomicBoolean();
    private final Map<String, ReadOnlyKeyValueStore<?, byte[]>> stores = new ConcurrentHashMap<>();
    private final Views views;
    private final JournalFeed feed;
    private final Consumer<Throwable> onFailure;
    private final Partitions partitions;
    private final Supplier<ConsumerThread> openTail;
    private @Nullable ConsumerThread tail;

    /**
     * Prepares the views.
     *
     * @param ahead how many states are kept that are not committed yet
     * @param seatChanges how many changes of seats are remembered for each partition
     * @param listener hears of events and reservations
     * @param records learns how far they have come; empty if nobody asks
     * @param whenFailed called once they can't go on
     * @throws IllegalStateException if a schema has no id yet
     */
    public ViewStreams(
            KafkaCluster cluster,
            Partitions partitions,
            String instance,
            Path stateDir,
            Schemas schemas,
            int ahead,
            int seatChanges,
            ViewListener listener,
            Optional<RecordPositions> records,
            Consumer<Throwable> whenFailed) {
        this.partitions = partitions;
        this.keeper = FolderKeeper.of(
                cluster,
                partitions,
                applicationId(instance) + "-folder",
                new StateFolder(stateDir, applicationId(instance)));
        this.onFailure = failure -> {
            if (keeper.distrustIfBroken(failure)) {
                LOG.error("the files of the views are broken: they are read anew at the next start");
            }
            whenFailed.accept(failure);
        };
        // Asked for before the client is there, which puts a file into it.
        this.unusableFolder = cluster.ask(keeper::unusable);
        var config = new StreamsConfig(settings(cluster, applicationId(instance), stateDir));
        var codec = new StateCodec(schemas);
        var read = new ReadEvents(READ_EVENTS);
        var states = new TailStates<SpecificRecord>(ahead);
        var receipts = new StoredReceipts(() -> store(ViewTopology.RECEIPTS), schemas);
        this.views = new DecidedViews(
                new StoreViews(() -> store(ViewTopology.STATE), this::ready, states, read, codec, partitions),
                states,
                receipts::find);
        this.openTail = () -> new StateTail(codec, states, listener)
                .start(cluster, partitions, applicationId(instance) + "-tail", onFailure);
        this.feed = new JournalFeed(new SeatJournal(seatChanges), views, positions, partitions);
        Consumer<StateRecord> stored = record -> {
            feed.stored(record);
            record.cause().ifPresent(cause -> listener.arrived(record.key(), cause));
        };
        this.streams = new KafkaStreams(
                ViewTopology.of(new StateProcessor.Shared(codec, read, states, stored, standing, SCHEMA_PACE, records)),
                config,
                new TrackingClients(positions));
        tell(onFailure, streams, "the views");
    }

    /**
     * Has somebody told of all that ends a client for good.
     *
     * @param views how the failure names them
     */
    static void tell(Consumer<Throwable> onFailure, KafkaStreams streams, String views) {
        streams.setUncaughtExceptionHandler(failure -> {
            onFailure.accept(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((to, from) -> {
            if (to == State.ERROR) {
                onFailure.accept(new StreamsException("%s ended in state ERROR".formatted(views)));
            }
        });
    }

    /** Starts a client on a thread of its own: a restore takes its time, and meanwhile the process answers that it is not ready. */
    static void start(KafkaStreams streams, String thread, Consumer<Throwable> onFailure) {
        Thread.ofPlatform()
                .name(thread)
                .daemon()
                .uncaughtExceptionHandler((_, failure) -> onFailure.accept(failure))
                .start(streams::start);
    }

    /** Begins to read. */
    public void start() {
        // What was released while it was away would be shown as held for ever.
        unusableFolder.ifPresent(why -> {
            LOG.warnf("the views are read anew: %s", why);
            streams.cleanUp();
        });
        tail = openTail.get();
        start(streams, "view-start", onFailure);
        keeper.start(new ViewFolder(ViewTopology.TOPICS, partitions, positions, this::running), onFailure);
    }

    /** The views, to be read. */
    public Views views() {
        return views;
    }

    /** The seats and their changes, to be followed. */
    public SeatFeed feed() {
        return feed;
    }

    /** Whether they have failed for good. */
    public boolean failed() {
        State state = streams.state();
        return state == State.ERROR || state == State.PENDING_ERROR;
    }

    /** The underlying client, to be measured. */
    public KafkaStreams streams() {
        return streams;
    }

    public ViewPositions positions() {
        return positions;
    }

    private boolean running() {
        return streams.state() == State.RUNNING;
    }

    /** A view that stands still would show seats as free that are taken by now. */
    private boolean ready() {
        return running() && !standing.get();
    }

    /** Looked up once: the store of a view stays the same for as long as the process lives. */
    @SuppressWarnings("unchecked") // A store has the keys that its topology gives it.
    private <K> ReadOnlyKeyValueStore<K, byte[]> store(String name) {
        return (ReadOnlyKeyValueStore<K, byte[]>) stores.computeIfAbsent(name, this::find);
    }

    private ReadOnlyKeyValueStore<Object, byte[]> find(String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    static String applicationId(String instance) {
        return "reservation-api-" + instance;
    }

    static Map<String, Object> settings(KafkaCluster cluster, String applicationId, Path stateDir) {
        var settings = new HashMap<>(BoundedRocksDb.settings(STORES_MIB, WRITE_BUFFERS_MIB, WRITE_BUFFERS_MIB));
        settings.putAll(Map.of(
                // Names the folder of the stores; global stores use no consumer group.
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId,
                StreamsConfig.STATE_DIR_CONFIG,
                stateDir.toString(),
                // Callers must never see what a hold-processor wrote and then took back.
                StreamsConfig.globalConsumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                "read_committed",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                // A waiter is told within the broker's answer time; nothing is gained by larger fetches.
                StreamsConfig.globalConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG),
                1));
        return cluster.client(settings);
    }

    @Override
    public void close() {
        keeper.close();
        if (tail != null) {
            tail.close();
        }
        streams.close(CLOSE);
    }
}
