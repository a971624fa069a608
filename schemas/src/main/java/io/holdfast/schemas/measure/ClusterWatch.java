package io.holdfast.schemas.measure;

import io.holdfast.schemas.KafkaCluster;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Whether the cluster answers. A broker that hangs keeps its connections open, and clients wait for it in silence: only a question that is
 * not answered shows it. For readiness, not for liveness: to start a service anew does not mend a cluster.
 */
public final class ClusterWatch implements AutoCloseable {

    /** Longer than an election takes, and than a broker's restart with the others there. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private static final System.Logger LOG = System.getLogger(ClusterWatch.class.getName());
    private static final int EVERY_MS = 5_000;

    private final LongSupplier nanos;
    private final Runnable close;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cluster-watch").daemon().factory());

    private volatile long answeredNanos;

    ClusterWatch(LongSupplier nanos, Runnable close) {
        this.nanos = nanos;
        this.close = close;
        this.answeredNanos = nanos.getAsLong();
    }

    /** Begins to ask this cluster who belongs to it. */
    public static ClusterWatch of(KafkaCluster cluster, String clientId) {
        return of(cluster, clientId, _ -> {});
    }

    /**
     * Begins to ask this cluster who belongs to it, and something more.
     *
     * @param further asked in each round in which the cluster answers
     */
    public static ClusterWatch of(KafkaCluster cluster, String clientId, KafkaCluster.Inspection further) {
        Admin admin = Admin.create(cluster.client(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                EVERY_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                EVERY_MS)));
        var watch = new ClusterWatch(System::nanoTime, () -> admin.close(Duration.ZERO));
        watch.start(() -> {
            var _ = admin.describeCluster().nodes().get(EVERY_MS, TimeUnit.MILLISECONDS);
            further.of(admin);
            return true;
        });
        return watch;
    }

    private void start(KafkaCluster.Question<?> question) {
        var _ = rounds.scheduleWithFixedDelay(() -> round(question), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void round(KafkaCluster.Question<?> question) {
        try {
            var _ = question.ask();
            answeredNanos = nanos.getAsLong();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException silent) {
            LOG.log(Level.DEBUG, "the cluster did not answer: {0}", silent.toString());
        }
    }

    /** Whether an answer came not long ago. */
    public boolean answers() {
        return nanos.getAsLong() - answeredNanos < SILENCE.toNanos();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        close.run();
    }
}
