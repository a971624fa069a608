package io.holdfast.manifests;

import io.smallrye.config.ConfigMappings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service as it really is: what it understands, where it listens. */
enum Service {
    RESERVATION_API("reservation-api", "Deployment", "io.holdfast.api.settings.HoldfastConfig"),
    HOLD_PROCESSOR("hold-processor/service", "StatefulSet", "io.holdfast.hold.app.HoldProcessorConfig"),
    PAYMENT_ADAPTER("payment-adapter", "StatefulSet", "io.holdfast.payment.settings.PaymentConfig"),
    RECEIPT_SENDER("receipt-sender", "StatefulSet", "io.holdfast.receipt.settings.ReceiptConfig");

    /** What is set here of Quarkus' own settings; each is in its reference. */
    private static final Set<String> QUARKUS = Set.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_MANAGEMENT_HOST",
            "QUARKUS_MAILER_HOST",
            "QUARKUS_MAILER_PORT",
            "QUARKUS_MAILER_FROM",
            "QUARKUS_MAILER_USERNAME",
            "QUARKUS_MAILER_PASSWORD",
            "QUARKUS_MAILER_START_TLS");

    private final String module;
    private final String workload;
    private final String config;

    Service(String module, String workload, String config) {
        this.module = module;
        this.workload = workload;
        this.config = config;
    }

    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its folder in the project. */
    String module() {
        return module;
    }

    Path folder() {
        return Yaml.HOME.resolve(module);
    }

    String workload() {
        return workload;
    }

    /** The variables of the environment that it takes a setting from. */
    Set<String> variables() {
        Stream<String> settings = Stream.of("io.holdfast.shell.ServiceConfig", config)
                .flatMap(mapping ->
                        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(load(mapping)))
                                .keySet()
                                .stream())
                .map(Service::variable);
        Stream<String> quarkus =
                this == RECEIPT_SENDER ? QUARKUS.stream() : Stream.of("QUARKUS_HTTP_HOST", "QUARKUS_MANAGEMENT_HOST");
        return Stream.concat(settings, quarkus).collect(Collectors.toSet());
    }

    private static Class<?> load(String mapping) {
        try {
            return Class.forName(mapping, false, Service.class.getClassLoader());
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    /** As MicroProfile Config spells a property there. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Where it listens if nothing is said. */
    int port() {
        return Integer.parseInt(properties().getProperty("quarkus.http.port"));
    }

    /** Where its health and its metrics are asked for if nothing is said. */
    int managementPort() {
        return Integer.parseInt(properties().getProperty("quarkus.management.port"));
    }

    /** Where its health is asked for. */
    Set<String> healthPaths() {
        boolean moved = properties().stringPropertyNames().stream()
                .anyMatch(name -> name.startsWith("quarkus.smallrye-health") || name.contains("root-path"));
        if (moved
                || !Yaml.read(folder().resolve("pom.xml"))
                        .contains("<artifactId>quarkus-smallrye-health</artifactId>")) {
            throw new IllegalStateException("the health of %s is not where Quarkus puts it".formatted(kind()));
        }
        return Set.of("/q/health/live", "/q/health/ready", "/q/health/started");
    }

    private Properties properties() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Yaml.read(folder().resolve("src/main/resources/application.properties"))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties;
    }
}
