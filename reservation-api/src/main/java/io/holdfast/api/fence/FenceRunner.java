package io.holdfast.api.fence;

import io.holdfast.api.view.ViewPositions;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Runs the fence of this process's views. */
public final class FenceRunner implements AutoCloseable {

    private final Admin admin;
    private final FenceLoop loop;
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param views whose progress it watches
     * @param capacity how many callers may wait at once
     * @param waits how they wait
     * @param onFailure called where it can't go on
     */
    public FenceRunner(
            KafkaCluster cluster,
            Partitions partitions,
            String clientId,
            ViewPositions views,
            int capacity,
            Waits waits,
            Consumer<Throwable> onFailure) {
        this.admin = Admin.create(settings(cluster, clientId));
        this.loop = new FenceLoop(new KafkaFenceSource(admin, views), partitions, capacity, waits);
        this.thread = Thread.ofPlatform()
                .name("fence")
                .daemon()
                .uncaughtExceptionHandler((fence, failure) -> onFailure.accept(failure))
                .start(loop);
    }

    /** The fence. */
    public Fence fence() {
        return loop;
    }

    private static Map<String, Object> settings(KafkaCluster cluster, String clientId) {
        return cluster.client(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, clientId,
                // A question that is not answered soon is asked anew for the callers that wait by then.
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    @Override
    public void close() {
        thread.interrupt();
        admin.close();
    }
}
