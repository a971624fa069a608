package io.holdfast.system;

import io.holdfast.drill.Client;
import io.holdfast.drill.IssuedToken;
import io.holdfast.drill.Stage;
import io.holdfast.drill.StandIns;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stack of two hold-processors and two reservation-apis, started once for all tests. */
public final class Stack {

    /** As many ports as a stack takes in a row. */
    static final int BLOCK = 50;

    private static final int PORT = freeBlock(9_500);

    /** The first reservation-api. */
    public static final String URL = "http://127.0.0.1:" + PORT;

    /** The second. */
    public static final String SECOND_URL = "http://127.0.0.1:" + (PORT + 1);

    private static final List<Client> APIS = List.of(new Client(URL), new Client(SECOND_URL));
    static final String BOOTSTRAP = "127.0.0.1:" + (PORT + 40);
    static final String REGISTRY = "http://127.0.0.1:" + (PORT + 42) + "/apis/ccompat/v7";

    static final String PROVIDER = "http://127.0.0.1:" + (PORT + 44);

    /** Where mails can be read. */
    public static final String INBOX = "http://127.0.0.1:" + (PORT + 46);

    private static final StandIns STAND_INS = new StandIns(
            PROVIDER,
            INBOX,
            "http://127.0.0.1:" + (PORT + 20),
            "http://127.0.0.1:" + Readiness.management(PORT, "payment-adapter", 0),
            IssuedToken.NONE);
    static final int SMTP_PORT = PORT + 45;

    /**
     * Where the services send the traces that a caller wants recorded: the two that take commands and decide them by gRPC, which is the
     * default, and the others by HTTP. Nobody listens there but who asks for one.
     */
    static final int TRACES_PORT = PORT + 49;

    static final int TRACES_HTTP_PORT = PORT + 48;
    private static final Set<String> TRACED_BY_HTTP = Set.of("payment-adapter", "receipt-sender");

    /** Session time-out of the hold-processors, so that a drill can pause one for longer. */
    private static final int SESSION_MS = 6_000;

    static final Path HOME =
            Path.of(System.getProperty("holdfast.home")).toAbsolutePath().normalize();
    static final Path DATA = HOME.resolve("deploy/system-tests/target/stack");
    private static final Host HOST = Host.of(PORT, DATA);
    private static final Readiness READINESS = new Readiness(PORT);
    private static final Map<String, Integer> SCALE = Map.of("reservation-api", 2, "hold-processor", 2);

    /** Tests have not the patience that is right in front of a customer. */
    private static final List<String> HASTE = List.of(
            "hold-processor:holdfast.hold.session-timeout-ms=" + SESSION_MS,
            "reservation-api:holdfast.payment.window-seconds=2",
            "payment-adapter:holdfast.payment.provider.timeout-ms=2000",
            "payment-adapter:holdfast.payment.reconcile-every=1s",
            "payment-adapter:holdfast.payment.reconcile-max-delay-ms=2000",
            "payment-adapter:holdfast.payment.orphans-every=2s",
            "payment-adapter:holdfast.payment.orphan-grace-ms=4000",
            "receipt-sender:holdfast.receipt.retry-max-ms=2000",
            "receipt-sender:holdfast.receipt.silence-ms=2000");

    private static final List<String> SETTINGS = Stream.concat(
                    HASTE.stream(), Readiness.SERVICES.stream().flatMap(Stack::tracing))
            .toList();

    private static boolean started;

    private Stack() {}

    static List<Client> apis() {
        return APIS;
    }

    /** A caller of one of them. */
    public static Client api(int instance) {
        return APIS.get(instance);
    }

    /** The payment provider and the mail server. */
    public static StandIns standIns() {
        return STAND_INS;
    }

    /** A port from which on no block is this stack's. */
    static int beyond() {
        return PORT + BLOCK;
    }

    /** First port of a block that nobody uses, so that two runs of the tests can stand side by side. */
    static int freeBlock(int from) {
        return FreePorts.block(from, BLOCK);
    }

    /** Starts it, unless a test before has. */
    public static synchronized void start() throws IOException, InterruptedException {
        if (started) {
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                HOST.down();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }));
        HOST.down();
        delete();
        HOST.up(SCALE, SETTINGS);
        started = true;
    }

    private static void delete() throws IOException {
        if (!Files.exists(DATA)) {
            return;
        }
        try (Stream<Path> all = Files.walk(DATA)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Stops everything and starts it again on what it left, with these settings besides those of the tests. */
    static void restart(String... settings) throws IOException, InterruptedException {
        HOST.down();
        HOST.up(SCALE, Stream.concat(SETTINGS.stream(), Arrays.stream(settings)).toList());
    }

    /** Every trace has its id, and none is recorded but where its caller says so. */
    private static Stream<String> tracing(String service) {
        List<String> way = TRACED_BY_HTTP.contains(service)
                ? List.of(
                        "exporter.otlp.protocol=http/protobuf",
                        "exporter.otlp.endpoint=http://127.0.0.1:" + TRACES_HTTP_PORT)
                : List.of("exporter.otlp.endpoint=http://127.0.0.1:" + TRACES_PORT);
        return Stream.concat(
                        Stream.of("sdk.disabled=false", "traces.sampler.arg=0.0", "bsp.schedule.delay=PT0.2S"),
                        way.stream())
                .map(setting -> service + ":quarkus.otel." + setting);
    }

    /** What tells the script's commands where its log is. */
    static List<String> log() {
        return HOST.log();
    }

    /** By what a Prometheus finds its services. */
    static String prometheus() throws IOException {
        return HOST.prometheus();
    }

    /** Process of a part. */
    public static long pid(String part) throws IOException, InterruptedException {
        return HOST.pid(part);
    }

    /** Where a service listens. */
    static String url(String service, int instance) {
        return "http://127.0.0.1:" + Readiness.port(PORT, service, instance);
    }

    /** Where its health and metrics are. */
    static String management(String service, int instance) {
        return "http://127.0.0.1:" + Readiness.management(PORT, service, instance);
    }

    /** Folder of a service in the project. */
    static String module(String service) {
        return service.equals("hold-processor") ? "hold-processor/service" : service;
    }

    /** What was built of a service. */
    static Path jar(String service) {
        return HOME.resolve(module(service)).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** A further process of a service beside those of the stack, with settings of its own. */
    static Process another(String service, String... settings) throws IOException {
        Path data = DATA.resolve("another-" + service);
        Files.createDirectories(data);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0",
                "-Dholdfast.instance=another-" + service,
                "-Dholdfast.kafka.bootstrap-servers=" + BOOTSTRAP,
                "-Dholdfast.state-dir=" + data.resolve("state")));
        command.addAll(List.of(settings));
        command.add("-jar");
        command.add(jar(service).toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
    }

    /** Returns when every part is ready. */
    public static void awaitReady() {
        READINESS.awaitAll(SCALE);
    }

    /** Returns when every service is ready, whatever they stand on. */
    static void awaitServices() {
        READINESS.awaitServices(SCALE);
    }

    /** Its services, each instance of them. */
    static List<String> services() {
        return Readiness.SERVICES.stream()
                .flatMap(service -> IntStream.range(0, SCALE.getOrDefault(service, 1))
                        .mapToObj(instance -> service + "-" + instance))
                .toList();
    }

    /** The stack, as the drills know it. */
    public static final Stage STAGE = new Stage() {

        @Override
        public List<Client> apis() {
            return APIS;
        }

        @Override
        public StandIns standIns() {
            return STAND_INS;
        }

        @Override
        public KafkaCluster kafka(KafkaUser user) {
            return KafkaCluster.at(BOOTSTRAP);
        }

        @Override
        public String registryUrl() {
            return REGISTRY;
        }

        @Override
        public int sessionTimeoutMs() {
            return SESSION_MS;
        }

        @Override
        public long pid(String part) throws IOException, InterruptedException {
            return Stack.pid(part);
        }

        @Override
        public Path state(String part) {
            return DATA.resolve(part).resolve("state");
        }

        @Override
        public void awaitReady() {
            Stack.awaitReady();
        }

        @Override
        public void restart(String... settings) throws IOException, InterruptedException {
            Stack.restart(settings);
        }

        @Override
        public void say(String line) {
            System.out.println(line);
        }
    };
}
