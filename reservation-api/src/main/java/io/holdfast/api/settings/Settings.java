package io.holdfast.api.settings;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings, checked.
 *
 * @param instance name of this instance
 * @param kafka where the Kafka cluster is, and how to get in
 * @param schemaRegistryUrl address of the schema registry
 * @param stateDir folder for the views
 * @param waiting calls that may wait at once
 * @param pending commands without a known decision that are remembered
 * @param paymentWindow how long the payment provider's answer is waited for
 * @param replyTo partition of the replies that is read; empty where callers are told of what is committed alone
 */
public record Settings(
        String instance,
        KafkaCluster kafka,
        String schemaRegistryUrl,
        Path stateDir,
        int waiting,
        int pending,
        Duration paymentWindow,
        OptionalInt replyTo) {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** At the end of a name; more than nine digits are no count of instances. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,9}$");

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

    /** As hold-processor's limit. */
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);

    /** Refuses a bad value by its name. */
    public Settings {
        require(INSTANCE.matcher(instance).matches(), "holdfast.instance must match " + INSTANCE);
        require(
                schemaRegistryUrl.matches("https?://.+"),
                "holdfast.schema-registry.url must begin with http:// or https://");
        require(waiting >= 1, "holdfast.limits.waiting must be at least 1");
        require(
                paymentWindow.compareTo(SHORTEST_WINDOW) >= 0 && paymentWindow.compareTo(LONGEST_WINDOW) <= 0,
                "holdfast.payment.window-seconds must be %d to %d"
                        .formatted(SHORTEST_WINDOW.toSeconds(), LONGEST_WINDOW.toSeconds()));
        require(
                replyTo.isEmpty() || (replyTo.getAsInt() >= 0 && replyTo.getAsInt() < Topics.REPLIES.partitions()),
                "holdfast.reply-partition must be 0 to %d".formatted(Topics.REPLIES.partitions() - 1));
        require(pending >= waiting, "holdfast.limits.pending must be at least holdfast.limits.waiting");
    }

    /** Maps the configuration. */
    public static Settings of(HoldfastConfig config) {
        return new Settings(
                config.instance(),
                KafkaCluster.at(
                        config.kafka().bootstrapServers(), config.kafka().propertiesFile()),
                config.schemaRegistry().url(),
                config.stateDir(),
                config.limits().waiting(),
                config.limits().pending(),
                Duration.ofSeconds(config.payment().windowSeconds()),
                switch (config.reply()) {
                    case COMMITTED -> OptionalInt.empty();
                    case DECIDED ->
                        OptionalInt.of(config.replyPartition().orElseGet(() -> replyPartition(config.instance())));
                });
    }

    /** Name under which this instance's clients show up at the brokers. */
    public String clientId() {
        return "reservation-api-" + instance;
    }

    /** Instances that are numbered get a partition each, as long as there are enough. */
    static int replyPartition(String instance) {
        Matcher number = NUMBER.matcher(instance);
        long place = number.find() ? Long.parseLong(number.group()) : instance.hashCode();
        return (int) Math.floorMod(place, (long) Topics.REPLIES.partitions());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
