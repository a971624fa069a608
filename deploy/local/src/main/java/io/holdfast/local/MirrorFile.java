package io.holdfast.local;

import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.setup.MirrorSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells a region's mirror what it copies, and how it gets in. */
final class MirrorFile {

    private MirrorFile() {}

    /**
     * Writes the file of a stack's mirror.
     *
     * @param all the stacks of all regions: the mirror enters another region's cluster through the link, as that one's reader
     */
    static void write(StackPlan stack, LocalPlan all) throws IOException {
        Regions regions = stack.regions();
        var clusters = new LinkedHashMap<String, KafkaCluster>();
        clusters.put(regions.here().orElseThrow(), stack.cluster(KafkaUsers.MIRROR));
        for (String other : regions.others()) {
            clusters.put(other, all.of(other).linkedCluster(KafkaUsers.MIRROR_READER));
        }
        Map<String, String> settings =
                MirrorSettings.dedicated(regions, clusters, stack.ports().brokers());
        PrivateFiles.folder(stack.mirrorFolder());
        PrivateFiles.write(
                stack.mirrorSettings(),
                settings.entrySet().stream().map(MirrorFile::line).collect(Collectors.joining()));
    }

    /** As {@link java.util.Properties} reads it: a backslash has a meaning there. */
    private static String line(Map.Entry<String, String> setting) {
        return "%s=%s\n".formatted(setting.getKey(), setting.getValue().replace("\\", "\\\\"));
    }
}
