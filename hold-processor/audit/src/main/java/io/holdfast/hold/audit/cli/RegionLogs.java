package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.regions.RegionLog;
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

    private final List<RegionLog> logs = new ArrayList<>();
    private final KafkaCluster first;

    private RegionLogs(KafkaCluster first) {
        this.first = first;
    }

    /**
     * Opens the logs as they are now, one after the other.
     *
     * @param clusters by region
     * @param schemas those of a cluster: they have other ids in each region
     */
    static RegionLogs open(Map<String, KafkaCluster> clusters, Function<KafkaCluster, Schemas> schemas) {
        var opened = new RegionLogs(clusters.values().iterator().next());
        try {
            clusters.forEach((region, cluster) -> opened.logs.add(
                    new RegionLog(region, KafkaLog.open(cluster), AuditSerdes.from(schemas.apply(cluster)))));
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
        RegionReading there = RegionReading.of(logs.getLast());
        try (Log later = KafkaLog.open(first)) {
            RegionReading here = RegionReading.of(logs.getFirst(), later, there);
            TransferComparison.of(List.of(here, there), false, findings);
            if (here.goesOnForAnother() || there.goesOnForAnother()) {
                TakeOverComparison.of(logs, stores, findings);
            }
        }
    }

    @Override
    public void close() {
        logs.forEach(log -> log.log().close());
    }
}
