package io.holdfast.hold.takeover;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.region.RegionBeat;
import java.time.Duration;
import java.time.Instant;

/**
 * The last sign of life of a lost region, as it was copied here.
 *
 * @param installation its id: what it did at the payment provider is told apart by it
 * @param at when, by its own clock
 */
record LastBeat(String name, String installation, Instant at) {

    /** How long a region must have been silent. Instances say once a second how far they are. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    /**
     * Reads the newest beat.
     *
     * @param schemas those of that region, as they were copied
     * @throws AuditException if none was ever copied
     */
    static LastBeat read(KafkaCluster cluster, String region, Schemas schemas) {
        AvroSerde<RegionBeat> serde = AvroSerde.reading(RegionBeat.class, schemas);
        return ToolCluster.newestBeat(cluster, region)
                .map(beat -> new LastBeat(
                        region, serde.decode(beat.value()).getInstallation(), Instant.ofEpochMilli(beat.timestamp())))
                .orElseThrow(() -> new AuditException(
                        "nothing was ever copied of region %s: there is nothing that could be taken over"
                                .formatted(region)));
    }

    /**
     * Refuses to go on while the region still gives signs of life. Its silence shows nothing: the link may be cut.
     *
     * @throws IllegalStateException if it does
     */
    void requireSilent(Instant now) {
        Duration age = Duration.between(at, now);
        if (age.compareTo(SILENCE) < 0) {
            throw new IllegalStateException(
                    "%s still lives: its beat is %d s old, and must be %d s old at least. Stop it and make sure that it stays stopped, then call again"
                            .formatted(name, Math.max(0, age.toSeconds()), SILENCE.toSeconds()));
        }
    }
}
