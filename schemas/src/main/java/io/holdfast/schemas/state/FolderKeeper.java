package io.holdfast.schemas.state;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the mark of a {@link StateFolder} true while its stores are in use, and judges the folder before they are.
 *
 * <p>A round reads the newest log time and then the ends of the stores' topics. Once the stores have come to those ends, they have seen every
 * record that was written by that log time, and it is marked.
 */
public final class FolderKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FolderKeeper.class.getName());
    private static final long ROUND_SECONDS = 10;

    /** How far the stores have come. */
    public interface Stores {

        /**
         * The ends of the topics that the stores are built from; empty while the stores are not in use.
         *
         * @param log asks the cluster for them
         */
        Map<TopicPartition, Long> ends(LogEnd log) throws ExecutionException, InterruptedException, TimeoutException;

        /** Whether every store has come as far as this. */
        boolean reached(Map<TopicPartition, Long> ends);
    }

    /** What the stores have not come to yet. */
    private record Goal(Instant logTime, Map<TopicPartition, Long> ends) {}

    private final StateFolder folder;
    private final LogEnd log;
    private final InstantSource clock;
    private final Runnable close;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("state-folder").daemon().factory());

    private @Nullable Goal goal;
    private @Nullable Instant lastRound;

    FolderKeeper(StateFolder folder, LogEnd log, InstantSource clock, Runnable close) {
        this.folder = folder;
        this.log = log;
        this.clock = clock;
        this.close = close;
    }

    /** A keeper of this folder, whose stores are built from this cluster. */
    public static FolderKeeper of(KafkaCluster cluster, Partitions partitions, String clientId, StateFolder folder) {
        Admin admin = Admin.create(cluster.client(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, clientId)));
        return new FolderKeeper(
                folder, LogEnd.of(admin, partitions), InstantSource.system(), () -> admin.close(Duration.ZERO));
    }

    /** As {@link StateFolder#unusable}, now. */
    public Optional<String> unusable() throws ExecutionException, InterruptedException, TimeoutException {
        return folder.unusable(latest(log.newestCommand()));
    }

    /** As {@link StateFolder#distrustIfBroken}. */
    public boolean distrustIfBroken(Throwable failure) {
        return folder.distrustIfBroken(failure);
    }

    /**
     * Begins its rounds.
     *
     * @param onTooLate called if the stores were away from the cluster for so long that they may have missed deletions: the process must end
     */
    public void start(Stores stores, Consumer<Throwable> onTooLate) {
        var _ = rounds.scheduleWithFixedDelay(
                () -> round(stores, onTooLate), ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    void round(Stores stores, Consumer<Throwable> onTooLate) {
        try {
            Optional<Instant> newest = log.newestCommand();
            Instant now = latest(newest);
            if (lastRound != null && Duration.between(lastRound, now).compareTo(StateFolder.MAX_AGE) > 0) {
                folder.distrust();
                onTooLate.accept(new IllegalStateException(
                        "the log was out of reach from %s to %s: deletions may have been missed, so the state is restored anew"
                                .formatted(lastRound, now)));
                return;
            }
            if (goal != null && stores.reached(goal.ends())) {
                folder.seenUntil(goal.logTime());
                goal = null;
            }
            if (goal == null && newest.isPresent()) {
                Map<TopicPartition, Long> ends = stores.ends(log);
                goal = ends.isEmpty() ? null : new Goal(newest.get(), ends);
            }
            lastRound = now;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | IllegalStateException away) { // Streams throws the last two while its stores move.
            LOG.log(Level.DEBUG, "how far the state has come cannot be told now: {0}", away.toString());
        } catch (IOException failed) {
            LOG.log(
                    Level.WARNING,
                    "until when the state has seen the log cannot be marked, so the next start may restore it anew: {0}",
                    failed.toString());
        }
    }

    /** The latest that it may be by the brokers' clocks: their own newest stamp, or this machine's clock. */
    private Instant latest(Optional<Instant> newest) {
        Instant now = clock.instant();
        return newest.filter(now::isBefore).orElse(now);
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        close.run();
    }
}
