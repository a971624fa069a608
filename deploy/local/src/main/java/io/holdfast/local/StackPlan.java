package io.holdfast.local;

import io.holdfast.drill.Faketime;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.standin.mail.MailStandIn;
import io.holdfast.standin.network.NetworkStandIn;
import io.holdfast.standin.payment.PaymentStandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a stack consists of.
 *
 * @param scale how many of each service; one where nothing is said
 * @param settings further settings of each service, as {@code key=value}
 * @param partitions how many the topics have that are keyed by an event; empty if what is there decides
 * @param jvm further arguments of every JVM
 * @param secure whether the broker encrypts, and asks who one is and whether one may
 * @param brokerClock what the brokers' clocks are off, as {@link Faketime#command} takes it; of one alone with its name before, as {@code broker-1=+30s}
 */
record StackPlan(
        Path home,
        Path data,
        Ports ports,
        Map<Service, Integer> scale,
        Map<Service, List<String>> settings,
        Optional<Partitions> partitions,
        List<String> jvm,
        boolean secure,
        Optional<String> brokerClock) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * What every JVM here gets: a laptop's few cores are shared by all, so the collector with the fewest threads and the first compiler
     * alone (decision 5); a native library (RocksDB) is loaded by design; who runs out of memory ends, to be started again, rather than
     * limping on; and nothing is written outside the data folder.
     */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");

    /**
     * The young generation of those that every hold passes through is large: with a third of 256 MiB, what a thousand calls have under way
     * grew old at each collection, and reservation-api stood still for a sixth of the time.
     */
    private static final List<String> BROKER = List.of("-Xmx512m", "-Xmn192m");

    /** Each has a third of the work, and the whole stack stays under 4 GB. */
    private static final List<String> BROKER_OF_THREE = List.of("-Xmx384m", "-Xmn128m");

    private static final List<String> API = List.of("-Xmx640m", "-Xmn320m");
    private static final List<String> OWNER = List.of("-Xmx384m", "-Xmn192m");
    private static final List<String> SMALL = List.of("-Xmx256m", "-Xmn85m");

    /** They keep every payment and every mail: with 96 MiB, twenty thousand payments made one of them collect for a third of the time. */
    private static final List<String> STAND_IN = List.of("-Xmx256m", "-Xmn32m");

    /** It passes on what all brokers copy, and keeps what a link that is slow or silent holds back. */
    private static final List<String> NETWORK = List.of("-Xmx128m", "-Xmn64m");

    private static List<String> heap(Service service) {
        return switch (service) {
            case RESERVATION_API -> API;
            case HOLD_PROCESSOR -> OWNER;
            case PAYMENT_ADAPTER, RECEIPT_SENDER -> SMALL;
        };
    }

    StackPlan on(Ports others) {
        return new StackPlan(home, data, others, scale, settings, partitions, jvm, secure, brokerClock);
    }

    String bootstrapServers() {
        return ports.bootstrapServers();
    }

    Security security() {
        return new Security(data);
    }

    KafkaCluster cluster(String user) {
        return secure ? security().cluster(bootstrapServers(), user) : KafkaCluster.at(bootstrapServers());
    }

    String registryUrl() {
        return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.registry());
    }

    String url() {
        return "http://127.0.0.1:" + ports.first();
    }

    /** The parts that the services stand on; they start side by side, and know nothing of each other. */
    List<Part> base() {
        return Stream.concat(log().stream(), Stream.of(registry(), paymentProvider(), mailServer()))
                .toList();
    }

    /** What the log alone stands on. */
    List<Part> log() {
        Stream<Part> brokers = ports.nodes().stream().map(this::broker);
        return (linked() ? Stream.concat(Stream.of(network()), brokers) : brokers).toList();
    }

    List<Part> services() {
        return eachService(this::service);
    }

    List<String> serviceNames() {
        return eachService(StackPlan::name);
    }

    private <T> List<T> eachService(BiFunction<Service, Integer, T> of) {
        return Stream.of(Service.values())
                .flatMap(service -> IntStream.range(0, scale.getOrDefault(service, 1))
                        .mapToObj(instance -> of.apply(service, instance)))
                .toList();
    }

    private static String name(Service service, int instance) {
        return service.kind() + "-" + instance;
    }

    /** Whether every connection between brokers, and from the services to them, passes a link that can be told to fail. */
    boolean linked() {
        return ports.brokers() > 1 && Links.possible();
    }

    Links links() {
        return new Links(this);
    }

    private Part network() {
        return new Part(
                "network",
                Optional.empty(),
                java(
                        "network",
                        NETWORK,
                        "-cp",
                        System.getProperty("java.class.path"),
                        NetworkStandIn.class.getName(),
                        "--port",
                        Integer.toString(ports.network()),
                        "--links",
                        links().table().toString()),
                ports.network(),
                Optional.of("http://127.0.0.1:" + ports.network()),
                Optional.of("/links"),
                log("network"),
                scratch("network"));
    }

    List<Part> all() {
        return Stream.concat(base().stream(), services().stream()).toList();
    }

    /** The only broker's name has no number. */
    static String broker(int node, int brokers) {
        return brokers == 1 ? "broker" : Links.host(node);
    }

    Path brokerFolder(int node) {
        return data.resolve(broker(node, ports.brokers()));
    }

    Path brokerSettings(int node) {
        return brokerFolder(node).resolve("server.properties");
    }

    private Part broker(int node) {
        String name = broker(node, ports.brokers());
        String classPath = home.resolve("deploy/broker/target/broker") + "/*";
        List<String> java = java(name, ports.brokers() == 1 ? BROKER : BROKER_OF_THREE, "-cp", classPath);
        List<String> format = secure ? List.of("@" + security().formatArguments(node)) : format(node);
        return new Part(
                name,
                Optional.of(join(java, format)),
                join(
                        clock(name),
                        join(
                                join(java, hosts(name)),
                                List.of("kafka.Kafka", brokerSettings(node).toString()))),
                ports.broker(node),
                Optional.empty(),
                Optional.empty(),
                log(name),
                scratch(name));
    }

    /** What is off is off at all brokers, unless one is named. */
    private List<String> clock(String broker) {
        String own = broker + "=";
        return brokerClock
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
                "aG9sZGZhc3QtbG9jYWwtMQ",
                "--config",
                brokerSettings(node).toString());
    }

    private Part registry() {
        String url = "http://127.0.0.1:" + ports.registry();
        // Ids of schemas are written into the log: they must outlive a restart, so the registry keeps them in a file.
        String database = "jdbc:h2:file:" + data.resolve("registry").resolve("registry");
        return new Part(
                "registry",
                Optional.empty(),
                java(
                        "registry",
                        SMALL,
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + ports.registry(),
                        // Its second door, for metrics, would otherwise be open to the network, on a port of its own
                        // choice.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + ports.registryManagement(),
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=" + database,
                        "-jar",
                        home.resolve("deploy/broker/target/registry/quarkus-run.jar")
                                .toString()),
                ports.registry(),
                Optional.of(url),
                Optional.of("/apis/ccompat/v7/subjects"),
                log("registry"),
                scratch("registry"));
    }

    private Part paymentProvider() {
        String url = "http://127.0.0.1:" + ports.paymentProvider();
        return standIn(
                "payment-provider",
                ports.paymentProvider(),
                Optional.of(url),
                "/admin/health",
                PaymentStandIn.class,
                "--port",
                Integer.toString(ports.paymentProvider()));
    }

    private Part mailServer() {
        String url = "http://127.0.0.1:" + ports.inbox();
        return standIn(
                "mail-server",
                ports.inbox(),
                Optional.of(url),
                "/health",
                MailStandIn.class,
                "--smtp-port",
                Integer.toString(ports.smtp()),
                "--http-port",
                Integer.toString(ports.inbox()));
    }

    private Part standIn(
            String name, int port, Optional<String> url, String ready, Class<?> main, String... arguments) {
        List<String> command = join(
                java(name, STAND_IN, "-cp", System.getProperty("java.class.path"), main.getName()), List.of(arguments));
        List<String> data =
                List.of("--data", this.data.resolve(name).resolve("data").toString());
        return new Part(
                name, Optional.empty(), join(command, data), port, url, Optional.of(ready), log(name), scratch(name));
    }

    /** What a service is told beyond what all of them are. */
    private List<String> particulars(Service service) {
        return switch (service) {
            case RESERVATION_API -> List.of("-Dholdfast.page.inbox-url=http://127.0.0.1:" + ports.inbox());
            case HOLD_PROCESSOR -> List.of("-Dholdfast.kafka.replication-factor=" + ports.brokers());
            case PAYMENT_ADAPTER ->
                List.of(
                        "-Dholdfast.payment.provider.url=http://127.0.0.1:" + ports.paymentProvider(),
                        "-Dholdfast.payment.provider.key=sk_test_local");
            case RECEIPT_SENDER -> List.of("-Dquarkus.mailer.port=" + ports.smtp());
        };
    }

    private List<String> hosts(String name) {
        return linked() ? List.of(links().hostsOption(name)) : List.of();
    }

    private List<String> entrance(Service service) {
        return secure
                ? List.of("-Dholdfast.kafka.properties-file=" + security().propertiesFile(service.kind()))
                : List.of();
    }

    /** Makes a service's cache from what was recorded; it runs nothing of the service. */
    static List<String> makingCache(Path home, AotCaches caches, Service service) {
        return Stream.of(
                        List.of(JAVA),
                        JVM,
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

    private Part service(Service service, int instance) {
        String name = name(service, instance);
        int port = ports.of(service, instance);
        List<String> given = settings.getOrDefault(service, List.of()).stream()
                .map(setting -> "-D" + setting)
                .toList();
        List<String> command = java(
                name,
                heap(service),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dholdfast.instance=" + name,
                "-Dholdfast.kafka.bootstrap-servers=" + (linked() ? links().bootstrapServers() : bootstrapServers()),
                "-Dholdfast.state-dir=" + data.resolve(name).resolve("state"));
        List<String> cache = new AotCaches(home).arguments(service, data);
        return new Part(
                name,
                Optional.empty(),
                join(
                        join(join(command, entrance(service)), join(join(particulars(service), given), hosts(name))),
                        join(cache, List.of("-jar", jar(home, service).toString()))),
                port,
                Optional.of("http://127.0.0.1:" + port),
                Optional.of("/q/health/ready"),
                log(name),
                scratch(name));
    }

    private Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    private Path scratch(String name) {
        return data.resolve(name).resolve("tmp");
    }

    private List<String> java(String name, List<String> heap, String... arguments) {
        List<String> own = List.of("-Djava.io.tmpdir=" + scratch(name), pauses(name));
        return Stream.of(List.of(JAVA), JVM, heap, jvm, own, List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** Each stop of the collector, with when it was: a line each, in two files at most. */
    private String pauses(String name) {
        Path file = data.resolve("logs").resolve(name + ".gc.log");
        return "-Xlog:gc:file=\"%s\":utctime:filecount=1,filesize=8m".formatted(file);
    }

    private static List<String> join(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
