package io.holdfast.api;

import io.holdfast.api.fence.FenceLoop;
import io.holdfast.api.fence.Waits;
import io.holdfast.api.lag.KafkaLag;
import io.holdfast.api.publish.BeatWriter;
import io.holdfast.api.publish.KafkaCommandLog;
import io.holdfast.api.publish.KafkaContactWriter;
import io.holdfast.api.seats.SeatFeed;
import io.holdfast.api.settings.CanarySettings;
import io.holdfast.api.settings.HoldfastConfig;
import io.holdfast.api.settings.RegionSettings;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.settings.TenantLimits;
import io.holdfast.api.view.ViewListener;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.kafka.AllCopies;
import io.holdfast.api.view.kafka.ViewStreams;
import io.holdfast.api.view.store.RecordPositions;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.measure.ClockOffset;
import io.holdfast.schemas.measure.RestoreProgress;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.ServiceInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.arc.All;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Opens the ports on Kafka, and closes them. */
@ApplicationScoped
class Ports {

    @Produces
    @Singleton
    Settings settings(HoldfastConfig config) {
        return Settings.of(config);
    }

    @Produces
    @Singleton
    TenantLimits tenantLimits(HoldfastConfig config) {
        return TenantLimits.of(config);
    }

    @Produces
    @Singleton
    RegionSettings regionSettings(HoldfastConfig config, Regions regions) {
        return new RegionSettings(regions, config.regionUrls(), config.lowWater());
    }

    @Produces
    @Singleton
    CanarySettings canarySettings(HoldfastConfig config, ServiceInstance service, Regions regions) {
        return CanarySettings.of(config, service, regions);
    }

    @Produces
    @Singleton
    AllCopies copies(
            Settings settings, ServiceInstance service, Regions regions, Partitions partitions, MeterRegistry meters) {
        return new AllCopies(
                regions,
                service.kafka(),
                partitions,
                service.name(),
                settings.stateDir(),
                InstantSource.system(),
                meters);
    }

    void close(@Disposes AllCopies copies) {
        copies.close();
    }

    /** How far the views have come, as long as other regions ask. */
    @Produces
    @Singleton
    RecordPositions positions() {
        return RecordPositions.own();
    }

    @Produces
    @Singleton
    BeatWriter beats(
            ServiceInstance service,
            Regions regions,
            Partitions partitions,
            Schemas schemas,
            Installed installed,
            KafkaCommandLog log) {
        return BeatWriter.open(
                service.kafka(),
                log.producer(),
                schemas,
                partitions,
                new BeatWriter.Identity(regions.here().orElseThrow(), installed.id(), service.name()));
    }

    void close(@Disposes BeatWriter beats) {
        beats.close();
    }

    @Produces
    @Singleton
    ClockOffset clockOffset(MeterRegistry meters) {
        return new ClockOffset(meters, InstantSource.system());
    }

    /** The brokers' clock, by which deadlines are judged. */
    @Produces
    @Singleton
    InstantSource clock(ClockOffset offset) {
        return offset.brokers();
    }

    /** The monotonic clock. */
    @Produces
    @Singleton
    LongSupplier nanoTime() {
        return System::nanoTime;
    }

    @Produces
    @Singleton
    KafkaCommandLog log(
            ServiceInstance service, Schemas schemas, Traces traces, MeterRegistry meters, ClockOffset offset) {
        var log = KafkaCommandLog.open(service.kafka(), service.clientId(), schemas, traces, offset::stamped);
        new KafkaClientMetrics(log.producer()).bindTo(meters);
        return log;
    }

    void close(@Disposes KafkaCommandLog log) {
        log.close();
    }

    @Produces
    @Singleton
    KafkaContactWriter contacts(KafkaCommandLog log, Schemas schemas, Installed installed) {
        return new KafkaContactWriter(log.producer(), schemas, installed.id());
    }

    @Produces
    @Singleton
    ViewStreams streams(
            Settings settings,
            ServiceInstance service,
            Partitions partitions,
            Schemas schemas,
            @All List<ViewListener> listeners,
            Regions regions,
            RecordPositions positions,
            MeterRegistry meters) {
        var streams = new ViewStreams(
                service.kafka(),
                partitions,
                service.name(),
                settings.stateDir(),
                schemas,
                settings.limits().pending(),
                settings.limits().seatChanges(),
                ViewListener.all(listeners),
                Optional.of(positions).filter(_ -> regions.any()),
                failure -> service.exit("the views failed", failure));
        streams.streams().setGlobalStateRestoreListener(new RestoreProgress(meters));
        new KafkaStreamsMetrics(streams.streams()).bindTo(meters);
        return streams;
    }

    void close(@Disposes ViewStreams streams) {
        streams.close();
    }

    @Produces
    @Singleton
    FenceLoop fence(
            Settings settings, ServiceInstance service, Partitions partitions, ViewStreams streams, Waits waits) {
        var fence = FenceLoop.of(
                service.kafka(),
                partitions,
                service.clientId() + "-fence",
                streams.positions(),
                settings.limits().waiting() + settings.limits().reading(),
                waits);
        fence.start(failure -> service.exit("the fence failed", failure));
        return fence;
    }

    void close(@Disposes FenceLoop fence) {
        fence.close();
    }

    @Produces
    @Singleton
    Views views(ViewStreams streams) {
        return streams.views();
    }

    @Produces
    @Singleton
    SeatFeed feed(ViewStreams streams) {
        return streams.feed();
    }

    @Produces
    @Singleton
    KafkaLag lag(ServiceInstance service, Partitions partitions) {
        return KafkaLag.open(service.kafka(), partitions, service.clientId(), InstantSource.system());
    }

    void close(@Disposes KafkaLag lag) {
        lag.close();
    }

    /** Alive while the views can go on. */
    @Produces
    @Liveness
    @UnlessBuildProfile("test")
    HealthCheck alive(ViewStreams streams) {
        return () ->
                HealthCheckResponse.named("views").status(!streams.failed()).build();
    }

    /** Ready once the views have caught up with what was published before the start. */
    @Produces
    @Readiness
    HealthCheck restored(Views views) {
        return () -> HealthCheckResponse.named("views-restored")
                .status(views.ready())
                .build();
    }
}
