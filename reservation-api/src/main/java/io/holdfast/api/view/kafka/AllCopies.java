package io.holdfast.api.view.kafka;

import io.holdfast.api.region.RegionCopies;
import io.holdfast.api.region.RegionCopy;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The copies of all other regions, on Kafka. */
public final class AllCopies implements RegionCopies, AutoCloseable {

    private final List<CopyStreams> copies;

    /**
     * Copies that are not open yet; none without regions.
     *
     * @param clock by which ages are told
     * @throws IllegalStateException if the copies of the schemas cannot be read, saying what to do
     */
    public AllCopies(
            Regions regions,
            KafkaCluster cluster,
            Partitions partitions,
            String instance,
            Path stateDir,
            InstantSource clock,
            MeterRegistry meters) {
        this.copies = regions.others().stream()
                .map(region -> new CopyStreams(
                        new CopyView.Place(cluster, partitions, region, instance, stateDir),
                        SchemaLog.follow(cluster, Copies.of(region, Topics.SCHEMAS), meters),
                        clock))
                .toList();
    }

    /** Begins to read. */
    public void start() {
        copies.forEach(CopyStreams::start);
    }

    @Override
    public List<RegionCopy> all() {
        return List.copyOf(copies);
    }

    @Override
    public void close() {
        copies.forEach(CopyStreams::close);
    }
}
