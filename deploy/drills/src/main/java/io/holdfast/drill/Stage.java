package io.holdfast.drill;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A running stack of two reservation-apis and two hold-processors that a drill may break. */
public interface Stage {

    List<Client> apis();

    StandIns standIns();

    KafkaCluster kafka(KafkaUser user);

    /** Base URL of the schema registry's REST API, as Confluent's clients expect it. */
    String registryUrl();

    /** How long a hold-processor may be silent before its partitions are given to the other, in milliseconds. */
    int sessionTimeoutMs();

    /** The process of a part, such as {@code hold-processor-0}, or {@code us hold-processor-0} of a region. */
    long pid(String part) throws IOException, InterruptedException;

    Path state(String part);

    /** Returns when every part is ready, or fails after two minutes. */
    void awaitReady();

    /**
     * Stops every process and starts it again on what it left.
     *
     * @param settings besides those of the stack, as {@code SERVICE:KEY=VALUE}
     */
    void restart(String... settings) throws IOException, InterruptedException;

    /** Something that is done while nothing runs. */
    @FunctionalInterface
    interface Change {

        void make() throws IOException;
    }

    /**
     * Stops every process, changes what they left, and starts them again.
     *
     * @param brokerClock what the brokers' clocks are off from then on, as {@link Faketime#command} takes it, or {@code broker-1=} and that; empty for
     *     clocks that are right
     * @throws UnsupportedOperationException if this stage is not started anew by its owner
     */
    default void restart(Change whileDown, Optional<String> brokerClock) throws IOException {
        throw new UnsupportedOperationException("only ./holdfast drill has a stage of its own");
    }

    /** The cluster as its administrator enters it, who may change the settings of brokers and topics. */
    default KafkaCluster administered() {
        throw new UnsupportedOperationException("only ./holdfast drill has a stage of its own");
    }

    /** The same of a region's cluster. */
    default KafkaCluster administered(String region) {
        throw new UnsupportedOperationException("only ./holdfast drill has a stage of its own");
    }

    /**
     * Has links fail, as {@code ./holdfast link} does.
     *
     * @param words its words, such as {@code cut}, {@code broker-1}
     */
    default void link(String... words) {
        throw new UnsupportedOperationException("only a stack with three brokers has links");
    }

    /**
     * Has a region taken over, or brought back, as {@code ./holdfast region} does.
     *
     * @return its exit code
     */
    default int region(String... words) {
        throw new UnsupportedOperationException("only a stack with regions can lose one");
    }

    /** Kills every part of a region as the loss of its power would, and leaves it so. */
    default void lose(String region) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("only a stack with regions can lose one");
    }

    /** Starts a region again that was lost, past the operator, and returns when it is ready. */
    default void revive(String region) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("only a stack with regions can lose one");
    }

    default Path log(String part) {
        throw new UnsupportedOperationException("only ./holdfast drill has a stage of its own");
    }

    /** Tells the reader what happens. */
    void say(String line);

    default Client api(int instance) {
        return apis().get(instance);
    }
}
