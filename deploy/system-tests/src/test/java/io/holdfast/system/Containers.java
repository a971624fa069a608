package io.holdfast.system;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import io.holdfast.standin.mail.MailStandIn;
import io.holdfast.standin.payment.PaymentStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * The parts of a stack as containers, on the host's network, so that everything stays on loopback and on the ports that the tests know. A
 * container that is killed is started again by the engine, as the supervisor does with a process.
 */
final class Containers implements Host {

    private static final long MIB = 1024L * 1024;
    private static final int GRACE_SECONDS = 30;

    /** A service in compose's network: its name, its number if there are several, and the port of its metrics. */
    private static final Pattern TARGET =
            Pattern.compile("(%s)(?:-(\\d))?:\\d+".formatted(String.join("|", Readiness.SERVICES)));

    private static final Duration SOON = Duration.ofMinutes(3);

    private final int port;
    private final Path data;
    private final Map<String, GenericContainer<?>> running = new LinkedHashMap<>();
    private final Readiness readiness;

    Containers(int port, Path data) {
        this.port = port;
        this.data = data;
        this.readiness = new Readiness(port);
    }

    @Override
    public void up(Map<String, Integer> scale, List<String> settings) throws IOException {
        broker();
        registry();
        standIns();
        readiness.awaitBase();
        setUp();
        for (String service : Readiness.SERVICES) {
            for (int instance = 0; instance < scale.getOrDefault(service, 1); instance++) {
                service(service, instance, settings);
            }
        }
        readiness.awaitAll(scale);
    }

    /** The services first, all at once, and then what they stand on. */
    @Override
    public void down() {
        Map<Boolean, List<GenericContainer<?>>> byService = running.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        part -> Readiness.SERVICES.stream().anyMatch(part.getKey()::startsWith),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List.of(true, false)
                .forEach(services -> byService.get(services).parallelStream().forEach(Containers::stop));
        running.clear();
    }

    /** With the time to come to an end that Kubernetes gives; by itself Testcontainers kills. */
    private static void stop(GenericContainer<?> container) {
        try {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .withTimeout(GRACE_SECONDS)
                    .exec();
        } catch (NotModifiedException | NotFoundException stopped) {
            // That is what was wanted.
        }
        container.stop();
    }

    /** If the engine is about to start another, that one. */
    @Override
    public long pid(String part) {
        GenericContainer<?> container = running.get(part);
        if (container == null) {
            throw new IllegalArgumentException("no part " + part);
        }
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> container
                                .getDockerClient()
                                .inspectContainerCmd(container.getContainerId())
                                .exec()
                                .getState()
                                .getPidLong(),
                        // None, or 0, which to a signal means everybody.
                        pid -> pid != null && pid > 0);
    }

    @Override
    public List<String> log() {
        return List.of("--bootstrap", "127.0.0.1:" + (port + 40));
    }

    /** That of compose, where the containers have names. */
    @Override
    public String prometheus() throws IOException {
        String named = Files.readString(Stack.HOME.resolve("deploy/compose/prometheus.yml"))
                .replace(
                        "/etc/prometheus/rules",
                        Stack.HOME.resolve("deploy/dashboards/rules").toString());
        return TARGET.matcher(named).replaceAll(target -> {
            String instance = target.group(2);
            return "127.0.0.1:"
                    + Readiness.management(port, target.group(1), instance == null ? 0 : Integer.parseInt(instance));
        });
    }

    private void broker() throws IOException {
        Path folder = folder("broker");
        Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=/var/lib/holdfast/log
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                offsets.topic.num.partitions=4
                transaction.state.log.num.partitions=4
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                transaction.abort.timed.out.transaction.cleanup.interval.ms=500
                log.index.size.max.bytes=1048576
                """.formatted(port + 40, port + 41));
        start("broker", Images.of("deploy/broker/broker.Dockerfile"), 640, Map.of());
    }

    private void registry() throws IOException {
        start(
                "registry",
                Images.of("deploy/broker/registry.Dockerfile"),
                512,
                Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port + 42),
                        "QUARKUS_MANAGEMENT_HOST",
                        "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(port + 43)));
    }

    private void standIns() throws IOException {
        start(
                "payment-provider",
                Images.of("deploy/stand-ins/Dockerfile"),
                256,
                Map.of(),
                PaymentStandIn.class.getName(),
                "--port",
                Integer.toString(port + 44),
                "--data",
                "/var/lib/holdfast");
        start(
                "mail-server",
                Images.of("deploy/stand-ins/Dockerfile"),
                256,
                Map.of(),
                MailStandIn.class.getName(),
                "--smtp-port",
                Integer.toString(port + 45),
                "--http-port",
                Integer.toString(port + 46),
                "--data",
                "/var/lib/holdfast");
    }

    /** As compose and Kubernetes do it. */
    private void setUp() throws IOException {
        try (var setup = container("setup", Images.of("schemas/setup/Dockerfile"), 256, Map.of())) {
            setup.withCommand(
                    "--bootstrap=127.0.0.1:" + (port + 40),
                    "--registry=http://127.0.0.1:%d/apis/ccompat/v7".formatted(port + 42),
                    "--replication=1");
            setup.start();
            Awaitility.await().atMost(SOON).until(() -> !setup.isRunning());
            Long exit = setup.getCurrentContainerInfo().getState().getExitCodeLong();
            if (exit == null || exit != 0) {
                throw new IllegalStateException("the set-up failed:\n" + setup.getLogs());
            }
        }
    }

    private void service(String service, int instance, List<String> settings) throws IOException {
        String name = service + "-" + instance;
        var environment = new LinkedHashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(Readiness.port(port, service, instance)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(Readiness.management(port, service, instance)));
        environment.put("HOLDFAST_INSTANCE", name);
        environment.put("HOLDFAST_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + (port + 40));
        // A laptop's few cores are shared by all (decision 5).
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        if (service.equals("reservation-api")) {
            environment.put("HOLDFAST_PAGE_INBOX_URL", "http://127.0.0.1:" + (port + 46));
        }
        if (service.equals("payment-adapter")) {
            environment.put("HOLDFAST_PAYMENT_PROVIDER_URL", "http://127.0.0.1:" + (port + 44));
            environment.put("HOLDFAST_PAYMENT_PROVIDER_KEY", "sk_test_local");
        }
        if (service.equals("receipt-sender")) {
            environment.put("QUARKUS_MAILER_PORT", Integer.toString(port + 45));
        }
        settings.stream()
                .filter(setting -> setting.startsWith(service + ":"))
                .map(setting -> setting.substring(service.length() + 1).split("=", 2))
                .forEach(setting -> environment.put(variable(setting[0]), setting[1]));
        start(name, Images.of(Stack.module(service) + "/Dockerfile"), 640, environment);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private void start(String name, DockerImageName image, long mib, Map<String, String> environment, String... command)
            throws IOException {
        GenericContainer<?> container = container(name, image, mib, environment);
        container.withCreateContainerCmdModifier(
                create -> create.getHostConfig().withRestartPolicy(RestartPolicy.alwaysRestart()));
        if (command.length > 0) {
            container.withCommand(command);
        }
        running.put(name, container);
        container.start();
    }

    private GenericContainer<?> container(String name, DockerImageName image, long mib, Map<String, String> environment)
            throws IOException {
        Path folder = folder(name);
        return new GenericContainer<>(image)
                .withNetworkMode("host")
                .withEnv(environment)
                .withCreateContainerCmdModifier(create -> create.getHostConfig()
                        .withMemory(mib * MIB)
                        .withBinds(new Bind(folder.toString(), new Volume("/var/lib/holdfast"), AccessMode.rw)))
                .waitingFor(new AbstractWaitStrategy() {
                    @Override
                    protected void waitUntilReady() {
                        // All of a group are started first, and then waited for.
                    }
                });
    }

    /** A folder that the user of a container may write to, whatever its number. */
    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(data.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return folder;
    }
}
