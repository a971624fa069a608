package io.holdfast.shell;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens a service, or ends the process: what is missing is named at the start and not at the first request. */
@Singleton
public class Startup {

    /** Priority of what is done at the start before the channels are connected. */
    public static final int BEFORE_CHANNELS = Interceptor.Priority.PLATFORM_BEFORE;

    /** Priority of what is done at the start once {@link #open} has named what is missing, and the channels are there. */
    public static final int AFTER_CHANNELS = Interceptor.Priority.LIBRARY_AFTER;

    private final String name;
    private final Instance<ServiceInstance> service;
    private final Instance<Partitions> partitions;

    Startup(
            @ConfigProperty(name = "quarkus.application.name") String name,
            Instance<ServiceInstance> service,
            Instance<Partitions> partitions) {
        this.name = name;
        this.service = service;
        this.partitions = partitions;
    }

    /**
     * Verifies the topics, and then opens what needs them. Tests within a service bring ports of their own in the place of a cluster: there it does nothing.
     *
     * @param topics which the service reads or writes
     */
    public void open(List<Topic> topics, Runnable open) {
        if (LaunchMode.current() == LaunchMode.TEST) {
            return;
        }
        try {
            KafkaCluster kafka = service.get().kafka();
            kafka.inspect(cluster -> TopicSetup.verify(cluster, topics));
            kafka.inspect(cluster -> partitions.get().verify(cluster, topics));
            open.run();
        } catch (KafkaException | IllegalArgumentException | IllegalStateException missing) {
            Exit.now(name + " can't start", missing);
        }
    }
}
