package io.holdfast.api;

import io.holdfast.api.fence.Fence;
import io.holdfast.api.publish.BeatWriter;
import io.holdfast.api.publish.KafkaContactWriter;
import io.holdfast.api.view.kafka.AllCopies;
import io.holdfast.api.view.kafka.ViewStreams;
import io.holdfast.api.view.store.RecordPositions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.shell.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.stream.Stream;

/** Opens everything at the start, so that what is missing is heard of then. */
@ApplicationScoped
class Start {

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_COMMANDS, Topics.CONTACTS, Topics.INSTALLATION, Topics.SCHEMAS, Topics.STATE, Topics.RECEIPTS);

    /** What is read of other regions. */
    private static final List<Topic> COPIED = List.of(Topics.SCHEMAS, Topics.STATE, Topics.REGION_BEATS);

    void start(
            @Observes StartupEvent event,
            Startup startup,
            Instance<ViewStreams> streams,
            Instance<Fence> fence,
            Instance<KafkaContactWriter> contacts,
            Regions regions,
            Instance<AllCopies> copies,
            Instance<BeatWriter> beats,
            Instance<RecordPositions> positions) {
        startup.open(topics(regions), () -> {
            streams.get().start();
            fence.get();
            contacts.get();
            copies.get().start();
            if (regions.any()) {
                beats.get().start(streams.get().views()::ready, positions.get()::last);
            }
        });
    }

    private static List<Topic> topics(Regions regions) {
        Stream<Topic> copies =
                regions.others().stream().flatMap(region -> COPIED.stream().map(topic -> Copies.of(region, topic)));
        Stream<Topic> own = regions.any() ? Stream.of(Topics.REGION_BEATS) : Stream.empty();
        return Stream.of(TOPICS.stream(), own, copies).flatMap(topics -> topics).toList();
    }
}
