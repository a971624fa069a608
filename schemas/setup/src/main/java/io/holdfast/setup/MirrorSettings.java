package io.holdfast.setup;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of a region's mirror: MirrorMaker 2, which reads the logs of the other regions and writes their copies into its own region's cluster. The
 * local stack writes its file from here, and so are the manifests.
 *
 * <p>Copies come at least once, in the order of each partition, and again from further back after a crash; readers tell by the stamp. What a copy is named,
 * how many partitions it has and how long it is kept is declared ({@link Copies}), and set-up creates it: a mirror creates and changes no topic of ours.
 */
public final class MirrorSettings {

    /** A mirror that starts while the link is cut knows no topic; by default it looks again after ten minutes. */
    private static final int LOOK_AGAIN_SECONDS = 5;

    /** How much is copied again after a crash; by default a minute. */
    private static final int OFFSETS_EVERY_MS = 5_000;

    /** As all clients of ours: {@link KafkaCluster}. */
    private static final int ASKED_AGAIN_MS = 10_000;

    /** How long a mirror's questions to a region that is cut off hold it up; by default a minute each. */
    private static final int ADMIN_MS = 15_000;

    private static final String STAMP = "io.holdfast.mirror.OriginStamp";

    private MirrorSettings() {}

    /**
     * What is copied from one region to another, and what is not done beside it: settings of the connector, the same wherever it runs.
     *
     * @param replication copies of what a mirror itself keeps
     */
    public static Map<String, String> connector(int replication) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "topics",
                Copies.MIRRORED.stream()
                        .map(Topic::name)
                        .map(MirrorSettings::exactly)
                        .collect(Collectors.joining(",")));
        settings.put("refresh.topics.interval.seconds", Integer.toString(LOOK_AGAIN_SECONDS));
        settings.put("replication.factor", Integer.toString(replication));
        settings.put("admin.timeout.ms", Integer.toString(ADMIN_MS));
        // Each copy says where its original is.
        settings.put("transforms", "origin");
        settings.put("transforms.origin.type", STAMP);
        // Topics and rights are declared, not copied.
        settings.put("sync.topic.configs.enabled", "false");
        settings.put("sync.topic.acls.enabled", "false");
        // Offsets of a copy are no one's: a reader counts by the stamps. What MirrorMaker translates is lossy.
        settings.put("emit.offset-syncs.enabled", "false");
        settings.put("emit.checkpoints.enabled", "false");
        settings.put("sync.group.offsets.enabled", "false");
        settings.put("refresh.groups.enabled", "false");
        // Regions have beats of their own, which say how far a log is.
        settings.put("emit.heartbeats.enabled", "false");
        settings.put("heartbeats.replication.enabled", "false");
        // MirrorMaker creates their topic all the same.
        settings.put("heartbeats.topic.replication.factor", Integer.toString(replication));
        return settings;
    }

    /** A name as a regular expression that means it alone. */
    private static String exactly(String topic) {
        return topic.replace(".", "[.]");
    }

    /** How the originals are read: nothing that was not committed, from the beginning. */
    public static Map<String, String> reading() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("consumer.isolation.level", "read_committed");
        settings.put("consumer.auto.offset.reset", "earliest");
        for (String client : new String[] {"consumer.", "admin."}) {
            settings.put(client + "request.timeout.ms", Integer.toString(ASKED_AGAIN_MS));
            settings.put(client + "metadata.max.age.ms", Integer.toString(ASKED_AGAIN_MS));
            settings.put(client + "default.api.timeout.ms", Integer.toString(ADMIN_MS));
        }
        return settings;
    }

    /**
     * How the copies are written, and what the mirror keeps beside them.
     *
     * @param replication copies of what a mirror itself keeps
     */
    public static Map<String, String> writing(int replication) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("producer.acks", "all");
        settings.put("producer.enable.idempotence", "true");
        settings.put("producer.request.timeout.ms", Integer.toString(ASKED_AGAIN_MS));
        settings.put("offset.flush.interval.ms", Integer.toString(OFFSETS_EVERY_MS));
        for (String kept : new String[] {"config", "offset", "status"}) {
            settings.put(kept + ".storage.replication.factor", Integer.toString(replication));
        }
        // By default 25 and 5, made for hundreds of connectors.
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        return settings;
    }

    /**
     * The settings of a mirror as a process of its own, which writes into one region.
     *
     * @param regions the mirror's region, and those whose logs it copies
     * @param clusters each region's, as the mirror of this one enters it
     * @param replication copies of what a mirror itself keeps
     */
    public static Map<String, String> dedicated(Regions regions, Map<String, KafkaCluster> clusters, int replication) {
        var settings = new TreeMap<String, String>();
        settings.put("clusters", String.join(",", regions.all()));
        var providers = new TreeMap<String, String>();
        clusters.forEach((region, cluster) -> enter(region, cluster, settings, providers));
        if (!providers.isEmpty()) {
            settings.put("config.providers", String.join(",", providers.keySet()));
        }
        String here = regions.here().orElseThrow();
        writing(replication).forEach((setting, value) -> settings.put(here + "." + setting, value));
        // All that is used says what it is; else each start looks into every class of every jar for it.
        settings.put("plugin.discovery", "service_load");
        settings.put(here + ".plugin.discovery", "service_load");
        // Pairs that are not enabled would be started for their heartbeats alone.
        settings.put("emit.heartbeats.enabled", "false");
        for (String other : regions.others()) {
            reading().forEach((setting, value) -> settings.put(other + "." + setting, value));
            String pair = other + "->" + here + ".";
            settings.put(pair + "enabled", "true");
            connector(replication).forEach((setting, value) -> settings.put(pair + setting, value));
        }
        return settings;
    }

    /** Where a cluster is, and how to get in. Providers of secrets are known by name in the whole file, so each region's has the region's. */
    private static void enter(
            String region, KafkaCluster cluster, Map<String, String> settings, Map<String, String> providers) {
        settings.put(region + ".bootstrap.servers", cluster.bootstrapServers());
        String provider = cluster.security().getOrDefault("config.providers", "");
        cluster.security().forEach((setting, value) -> {
            if (setting.equals("config.providers")) {
                providers.put(region, value);
            } else if (setting.startsWith("config.providers.")) {
                settings.put(setting.replace("config.providers." + provider, "config.providers." + region), value);
            } else {
                settings.put(region + "." + setting, value.replace("${" + provider + ":", "${" + region + ":"));
            }
        });
    }
}
