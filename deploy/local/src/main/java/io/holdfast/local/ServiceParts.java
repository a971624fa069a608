package io.holdfast.local;

import static io.holdfast.local.JavaParts.join;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The services of a stack, as its parts. */
final class ServiceParts {

    /**
     * The young generation of those that every hold passes through is large: with a third of 256 MiB, what a thousand calls have under way
     * grew old at each collection, and reservation-api stood still for a sixth of the time.
     */
    private static final List<String> API = List.of("-Xmx640m", "-Xmn320m");

    private static final List<String> OWNER = List.of("-Xmx384m", "-Xmn192m");
    private static final List<String> SMALL = List.of("-Xmx256m", "-Xmn85m");

    private final StackPlan plan;
    private final JavaParts parts;

    ServiceParts(StackPlan plan) {
        this.plan = plan;
        this.parts = new JavaParts(plan);
    }

    private static List<String> heap(Service service) {
        return switch (service) {
            case RESERVATION_API -> API;
            case HOLD_PROCESSOR -> OWNER;
            case PAYMENT_ADAPTER, RECEIPT_SENDER -> SMALL;
        };
    }

    /** What a service is told beyond what all of them are. */
    private List<String> particulars(Service service) {
        return switch (service) {
            case RESERVATION_API ->
                join(
                        List.of("-Dholdfast.page.inbox-url="
                                + StackPorts.url(plan.standInPorts().inbox())),
                        plan.region().map(RegionPlan::urls).orElse(Map.of()).entrySet().stream()
                                .map(other ->
                                        "-Dholdfast.region-urls.%s=%s".formatted(other.getKey(), other.getValue()))
                                .toList());
            case HOLD_PROCESSOR ->
                List.of("-Dholdfast.kafka.replication-factor=" + plan.ports().brokers());
            case PAYMENT_ADAPTER ->
                List.of(
                        "-Dholdfast.payment.provider.url="
                                + StackPorts.url(plan.standInPorts().paymentProvider()),
                        "-Dholdfast.payment.provider.key=sk_test_local");
            case RECEIPT_SENDER ->
                List.of("-Dquarkus.mailer.port=" + plan.standInPorts().smtp());
        };
    }

    private List<String> regionSettings() {
        return plan.regionName()
                .map(here -> List.of(
                        "-Dholdfast.region=" + here,
                        "-Dholdfast.regions=" + String.join(",", plan.regions().all())))
                .orElse(List.of());
    }

    private List<String> entrance(Service service) {
        return join(
                plan.secure()
                        ? List.of("-Dholdfast.kafka.properties-file="
                                + plan.security().propertiesFile(service.kind()))
                        : List.of(),
                plan.asksForTokens() ? plan.tokens().arguments() : List.of());
    }

    /** Makes a service's cache from what was recorded; it runs nothing of the service. */
    static List<String> makingCache(Path home, AotCaches caches, Service service) {
        return Stream.of(
                        List.of(JavaParts.JAVA),
                        JavaParts.JVM,
                        heap(service),
                        List.of(
                                "-XX:TieredStopAtLevel=4",
                                "-XX:AOTMode=create",
                                "-XX:AOTConfiguration=" + caches.recording(service),
                                "-XX:AOTCache=" + caches.made(service),
                                "-jar",
                                jar(home, service).toString()))
                .flatMap(List::stream)
                .toList();
    }

    private static Path jar(Path home, Service service) {
        return service.app(home).resolve("quarkus-run.jar");
    }

    Part service(Service service, int instance) {
        String name = StackPlan.name(service, instance);
        int port = plan.ports().of(service, instance);
        int management = plan.ports().management(service, instance);
        List<String> given = plan.settings().getOrDefault(service, List.of()).stream()
                .map(setting -> "-D" + setting)
                .toList();
        List<String> command = parts.java(
                name,
                heap(service),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + management,
                "-Dholdfast.instance=" + name,
                "-Dholdfast.kafka.bootstrap-servers="
                        + (plan.linked() ? plan.links().bootstrapServers() : plan.bootstrapServers()),
                "-Dholdfast.state-dir=" + plan.data().resolve(name).resolve("state"));
        List<String> cache = new AotCaches(plan.home()).arguments(service, plan.data());
        return parts.part(
                name,
                join(
                        command,
                        entrance(service),
                        regionSettings(),
                        particulars(service),
                        given,
                        parts.hosts(name),
                        cache,
                        List.of("-jar", jar(plan.home(), service).toString())),
                port,
                OptionalInt.of(management),
                "/q/health/ready");
    }
}
