package io.holdfast.shell;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.limits.Limit;
import java.util.regex.Pattern;

/**
 * Which service this process is, and the cluster that it works with.
 *
 * @param service name of the service, such as {@code payment-adapter}
 * @param name name of this instance among its like
 * @param kafka where the Kafka cluster is, and how to get in
 */
public record ServiceInstance(String service, String name, KafkaCluster kafka) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Refuses a bad name. */
    public ServiceInstance {
        Limit.require(NAME.matcher(name).matches(), "holdfast.instance must match " + NAME);
    }

    /** Maps the configuration. */
    public static ServiceInstance of(String service, ServiceConfig config) {
        return new ServiceInstance(
                service,
                config.instance(),
                KafkaCluster.at(
                        config.kafka().bootstrapServers(), config.kafka().propertiesFile()));
    }

    /** Name under which this instance's clients show up at the brokers. */
    public String clientId() {
        return service + "-" + name;
    }

    /** The source of this service's CloudEvents. */
    public String source() {
        return "/holdfast/" + service;
    }

    /** Ends the process; if the cluster does not let this service in, says what to do. */
    public void exit(String what, Throwable failure) {
        Exit.now(what, kafka.explain(failure));
    }
}
