package io.holdfast.drill;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A running stack of two reservation-apis and two hold-processors that a drill may break. */
public interface Stage {

    /** The reservation-apis. */
    List<Client> apis();

    /** The stand-ins for the payment provider and the mail server. */
    StandIns standIns();

    /** The cluster as this user enters it. */
    KafkaCluster kafka(KafkaUser user);

    /** Base URL of the schema registry's REST API, as Confluent's clients expect it. */
    String registryUrl();

    /** How long a hold-processor may be silent before its partitions are given to the other, in milliseconds. */
    int sessionTimeoutMs();

    /** The process of a part, such as {@code hold-processor-0}. */
    long pid(String part) throws IOException, InterruptedException;

    /** Where a part keeps its state. */
    Path state(String part);

    /** Returns when every part is ready, or fails after two minutes. */
    void awaitReady();

    /**
     * Stops every process and starts it again on what it left.
     *
     * @param settings besides those of the stack, as {@code SERVICE:KEY=VALUE}
     */
    void restart(String... settings) throws IOException, InterruptedException;

    /** Tells the reader what happens. */
    void say(String line);

    /** One of the reservation-apis. */
    default Client api(int instance) {
        return apis().get(instance);
    }
}
