package io.holdfast.local;

import static io.holdfast.local.JavaParts.join;

import io.holdfast.drill.Faketime;
import io.holdfast.standin.issuer.IssuerStandIn;
import io.holdfast.standin.mail.MailStandIn;
import io.holdfast.standin.network.NetworkStandIn;
import io.holdfast.standin.payment.PaymentStandIn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The parts of a stack that are none of its services: what they stand on, what stands in for others, and what copies logs. */
final class BaseParts {

    /** Every hold passes through it: as of {@link ServiceParts}. */
    private static final List<String> BROKER = List.of("-Xmx512m", "-Xmn192m");

    /** Each has a part of the work; a stack of three brokers stays under 4 GB, and one of two regions under 5 GB. */
    private static final List<String> BROKER_OF_SEVERAL = List.of("-Xmx384m", "-Xmn128m");

    /** It holds what it has fetched and not yet written. */
    private static final List<String> COPYING = List.of("-Xmx160m", "-Xmn48m");

    /** The registry's. */
    private static final List<String> SMALL = List.of("-Xmx256m", "-Xmn85m");

    /** They keep every payment and every mail: with 96 MiB, twenty thousand payments made one of them collect for a third of the time. */
    private static final List<String> STAND_IN = List.of("-Xmx256m", "-Xmn32m");

    /** It passes on what all brokers copy, and keeps what a link that is slow or silent holds back. */
    private static final List<String> NETWORK = List.of("-Xmx128m", "-Xmn64m");

    static final String MIRROR = "mirror";
    static final String ISSUER = "token-issuer";

    private final StackPlan plan;
    private final JavaParts parts;

    BaseParts(StackPlan plan) {
        this.plan = plan;
        this.parts = new JavaParts(plan);
    }

    /** What passes on everything that goes over links. */
    Part network(int port, Path links) {
        return parts.part(
                "network",
                parts.java(
                        "network",
                        NETWORK,
                        "-cp",
                        System.getProperty("java.class.path"),
                        NetworkStandIn.class.getName(),
                        "--port",
                        Integer.toString(port),
                        "--links",
                        links.toString()),
                port,
                "/links");
    }

    /** Copies what the other regions decide into this one's log. */
    Part mirror() {
        Path built = plan.home().resolve("deploy/mirror/target");
        return parts.part(
                MIRROR,
                parts.java(
                        MIRROR,
                        COPYING,
                        "-cp",
                        "%s:%s/*".formatted(built.resolve("classes"), built.resolve("lib")),
                        "io.holdfast.mirror.Main",
                        "--settings",
                        plan.mirrorSettings().toString(),
                        "--here",
                        plan.regionName().orElseThrow(),
                        "--port",
                        Integer.toString(plan.ports().mirror())),
                plan.ports().mirror(),
                "/health/ready");
    }

    Part broker(int node) {
        String name = StackPlan.broker(node, plan.ports().brokers());
        String classPath = plan.home().resolve("deploy/broker/target/broker") + "/*";
        boolean several = plan.ports().brokers() > 1 || plan.region().isPresent();
        List<String> java = parts.java(name, several ? BROKER_OF_SEVERAL : BROKER, "-cp", classPath);
        // What it was formatted with stays: a log that is read alone need not know its region.
        boolean formatted = Files.exists(plan.brokerFolder(node).resolve("log").resolve("meta.properties"));
        List<String> format = plan.secure() ? List.of("@" + plan.security().formatArguments(node)) : format(node);
        return parts.part(
                name,
                formatted ? Optional.empty() : Optional.of(join(java, format)),
                join(
                        clock(name),
                        java,
                        parts.hosts(name),
                        List.of("kafka.Kafka", plan.brokerSettings(node).toString())),
                plan.ports().broker(node),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** What is off is off at all brokers, unless one is named. */
    private List<String> clock(String broker) {
        String own = broker + "=";
        return plan.brokerClock()
                .filter(off -> off.startsWith(own) || !off.contains("="))
                .map(off -> Faketime.command(off.startsWith(own) ? off.substring(own.length()) : off))
                .orElse(List.of());
    }

    List<String> format(int node) {
        return List.of(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "--cluster-id",
                clusterId(),
                "--config",
                plan.brokerSettings(node).toString());
    }

    /** Sixteen bytes as the storage tool takes them: {@code holdfast-local-1}, and with regions a number for each, so that no cluster is taken for another. */
    private String clusterId() {
        int number = plan.region()
                .map(one -> one.regions().all().indexOf(one.name()) + 1)
                .orElse(1);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("holdfast-local-%d".formatted(number).getBytes(StandardCharsets.UTF_8));
    }

    Part registry() {
        // Ids of schemas are written into the log: they must outlive a restart, so the registry keeps them in a file.
        String database = "jdbc:h2:file:" + plan.data().resolve("registry").resolve("registry");
        return parts.part(
                "registry",
                parts.java(
                        "registry",
                        SMALL,
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + plan.ports().registry(),
                        // Its second door, for metrics, would otherwise be open to the network, on a port of its own
                        // choice.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + plan.ports().registryManagement(),
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=" + database,
                        "-jar",
                        plan.home()
                                .resolve("deploy/broker/target/registry/quarkus-run.jar")
                                .toString()),
                plan.ports().registry(),
                "/apis/ccompat/v7/subjects");
    }

    Part paymentProvider() {
        int port = plan.ports().paymentProvider();
        return standIn(
                "payment-provider", port, "/admin/health", PaymentStandIn.class, "--port", Integer.toString(port));
    }

    Part mailServer() {
        int port = plan.ports().inbox();
        return standIn(
                "mail-server",
                port,
                "/health",
                MailStandIn.class,
                "--smtp-port",
                Integer.toString(plan.ports().smtp()),
                "--http-port",
                Integer.toString(port));
    }

    /** Who callers have their tokens from. */
    Part issuer() {
        int port = plan.ports().issuer();
        return standIn(ISSUER, port, "/health", IssuerStandIn.class, "--port", Integer.toString(port));
    }

    private Part standIn(String name, int port, String ready, Class<?> main, String... arguments) {
        return parts.part(
                name,
                join(
                        parts.java(name, STAND_IN, "-cp", System.getProperty("java.class.path"), main.getName()),
                        List.of(arguments),
                        List.of(
                                "--data",
                                plan.data().resolve(name).resolve("data").toString())),
                port,
                ready);
    }
}
