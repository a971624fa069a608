package io.holdfast.schemas.regions;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topic.Timestamps;
import io.holdfast.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;

/** What is copied from region to region, and the topics in which the copies are. */
public final class Copies {

    /** The topics that are copied: the evidence, what it is read with, the picture, and how far it is complete. */
    public static final List<Topic> MIRRORED = List.of(
            Topics.SEAT_COMMANDS,
            Topics.SEAT_EVENTS,
            Topics.STATE,
            Topics.DECISION_DIGESTS,
            Topics.SCHEMAS,
            Topics.REGION_BEATS);

    private static final char SEPARATOR = '.';

    private Copies() {}

    /**
     * The topic in which a region's records are in every other region: by MirrorMaker's default policy it has the region's name before its own. Its
     * records keep the time stamps of their originals.
     */
    public static Topic of(String region, Topic topic) {
        return new Topic(
                region + SEPARATOR + topic.name(),
                topic.key(),
                topic.value(),
                topic.partitions(),
                topic.cleanup(),
                Timestamps.CREATE_TIME,
                topic.maxMessageBytes());
    }

    /** The copies that a region has: of all topics that are mirrored, from each other region. */
    public static List<Topic> in(Regions regions) {
        return regions.others().stream()
                .flatMap(region -> MIRRORED.stream().map(topic -> of(region, topic)))
                .toList();
    }

    /** Every topic that an installation has: its own, and the copies. */
    public static List<Topic> withOwn(Regions regions) {
        return Stream.concat(Topics.ALL.stream(), in(regions).stream()).toList();
    }
}
