package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.regions.RegionReading;
import io.holdfast.hold.audit.regions.TakeOverComparison;
import io.holdfast.hold.audit.regions.TransferComparison;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The logs of two regions, open. The second one's cut is later than the first one's. */
final class RegionLogs implements AutoCloseable {

    /** Schemas have other ids in each region. */
    private record RegionLog(String region, KafkaCluster cluster, Log log, AuditSerdes serdes) {}

    private final List<RegionLog> logs = new ArrayList<>();

    private RegionLogs() {}

    /**
     * Opens the logs as they are now, one after the other.
     *
     * @param clusters by region
     * @param schemas those of a cluster
     */
    static RegionLogs open(Map<String, KafkaCluster> clusters, Function<KafkaCluster, Schemas> schemas) {
        var opened = new RegionLogs();
        try {
            clusters.forEach((region, cluster) -> opened.logs.add(
                    new RegionLog(region, cluster, KafkaLog.open(cluster), AuditSerdes.from(schemas.apply(cluster)))));
            return opened;
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    /** Does something with each log, in their order. */
    <T> List<T> each(BiFunction<Log, AuditSerdes, T> work) {
        return logs.stream().map(log -> work.apply(log.log(), log.serdes())).toList();
    }

    /**
     * Compares what both say about places that moved, and about a region that was taken over. Either may go on meanwhile: what is in transit is no fault.
     *
     * @param stores for what is known of a lost region
     */
    void compare(ByteStores stores, Findings findings) {
        RegionLog first = logs.getFirst();
        RegionLog second = logs.getLast();
        RegionReading there = RegionReading.of(
                second.region(), second.log(), second.serdes().hold().facts());
        try (Log later = KafkaLog.open(first.cluster())) {
            RegionReading here = RegionReading.of(
                    first.region(),
                    first.log(),
                    later,
                    there,
                    first.serdes().hold().facts());
            TransferComparison.of(List.of(here, there), false, findings);
            if (here.goesOnForAnother() || there.goesOnForAnother()) {
                compareTakeOvers(stores, findings);
            }
        }
    }

    private void compareTakeOvers(ByteStores stores, Findings findings) {
        TakeOverComparison.of(
                logs.stream()
                        .map(log -> new TakeOverComparison.RegionLog(log.region(), log.log(), log.serdes()))
                        .toList(),
                stores,
                findings);
    }

    @Override
    public void close() {
        logs.forEach(log -> log.log().close());
    }
}
