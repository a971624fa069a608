package io.holdfast.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.drill.Client;
import io.holdfast.drill.Stage;
import io.holdfast.drill.StandIns;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A stack of two hold-processors and two reservation-apis, started once for all tests: as processes, by the same program as {@code ./holdfast
 * up}, or with {@code -Pcontainers} as containers.
 */
public final class Stack {

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

    private static final StandIns STAND_INS = new StandIns(PROVIDER, INBOX, "http://127.0.0.1:" + (PORT + 20));
    static final int SMTP_PORT = PORT + 45;

    /** Where the services send the traces that a caller wants recorded. Nobody listens there but who asks for one. */
    static final int TRACES_PORT = PORT + 49;

    /** Session time-out of the hold-processors, so that a drill can pause one for longer. */
    private static final int SESSION_MS = 6_000;

    static final Path HOME =
            Path.of(System.getProperty("holdfast.home")).toAbsolutePath().normalize();
    static final Path DATA = HOME.resolve("deploy/system-tests/target/stack");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final boolean AS_CONTAINERS = Boolean.getBoolean("holdfast.containers");
    private static final Containers CONTAINERS = new Containers(PORT, DATA);
    private static final Map<String, Integer> SCALE = Map.of("reservation-api", 2, "hold-processor", 2);

    /** Tests have not the patience that is right in front of a customer. */
    private static final List<String> HASTE = List.of(
            "hold-processor:holdfast.hold.session-timeout-ms=" + SESSION_MS,
            "reservation-api:holdfast.payment.window-seconds=2",
            "payment-adapter:holdfast.payment.provider.timeout-ms=2000",
            "payment-adapter:holdfast.payment.reconcile-every=1s",
            "payment-adapter:holdfast.payment.reconcile-max-delay-ms=2000",
            "payment-adapter:holdfast.payment.orphans-every=2s",
            "payment-adapter:holdfast.payment.orphan-grace-ms=10000",
            "receipt-sender:holdfast.receipt.retry-max-ms=2000",
            "receipt-sender:holdfast.receipt.silence-ms=2000");

    private static final List<String> SETTINGS = Stream.concat(
                    HASTE.stream(),
                    Stream.of("reservation-api", "hold-processor", "payment-adapter", "receipt-sender")
                            .flatMap(Stack::tracing))
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
        return PORT + 50;
    }

    /** First port of a block that nobody uses, so that two runs of the tests can stand side by side. */
    static int freeBlock(int from) {
        return IntStream.iterate(from, port -> port < 12_000, port -> port + 50)
                .filter(first -> IntStream.range(first, first + 50).allMatch(Stack::isFree))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no block of 50 free ports between %d and 12000".formatted(from)));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Starts it, where no test before has. */
    public static synchronized void start() throws IOException, InterruptedException {
        if (started) {
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                down();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }));
        down();
        if (AS_CONTAINERS) {
            delete();
            CONTAINERS.up(SCALE, SETTINGS);
        } else {
            up(SETTINGS, "--fresh");
        }
        started = true;
    }

    private static void down() throws IOException, InterruptedException {
        if (AS_CONTAINERS) {
            CONTAINERS.down();
            return;
        }
        Result down = run("down", "--data", DATA.toString());
        if (down.exit() != 0) {
            throw new IllegalStateException("the stack did not stop:\n" + down.output());
        }
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
        down();
        List<String> all =
                Stream.concat(SETTINGS.stream(), Arrays.stream(settings)).toList();
        if (AS_CONTAINERS) {
            CONTAINERS.up(SCALE, all);
        } else {
            up(all);
        }
    }

    private static void up(List<String> settings, String... further) throws IOException, InterruptedException {
        var arguments =
                new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(PORT), "--data", DATA.toString()));
        SCALE.forEach((service, instances) -> arguments.addAll(List.of("--scale", service + "=" + instances)));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of(further));
        Result up = run(arguments.toArray(String[]::new));
        if (up.exit() != 0) {
            throw new IllegalStateException("the stack did not start:\n" + up.output());
        }
    }

    /** Every trace has its id, and none is recorded but where its caller says so. */
    private static Stream<String> tracing(String service) {
        return Stream.of(
                        "sdk.disabled=false",
                        "traces.sampler.arg=0.0",
                        "bsp.schedule.delay=PT0.2S",
                        "exporter.otlp.protocol=http/protobuf",
                        "exporter.otlp.endpoint=http://127.0.0.1:" + TRACES_PORT)
                .map(setting -> service + ":quarkus.otel." + setting);
    }

    /** What a call of the script's program printed and how it ended. */
    record Result(int exit, String output) {}

    static Result run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dholdfast.home=" + HOME,
                "-cp",
                HOME.resolve("deploy/local/target/classes") + ":" + HOME.resolve("deploy/local/target/lib") + "/*",
                "io.holdfast.local.Main"));
        command.addAll(AS_CONTAINERS ? byAddress(List.of(arguments)) : List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** Containers have no supervisor that knows where they are: the audit is told. */
    private static List<String> byAddress(List<String> arguments) {
        int data = arguments.indexOf("--data");
        if (!arguments.getFirst().equals("audit")
                || data < 0
                || !arguments.get(data + 1).equals(DATA.toString())) {
            return arguments;
        }
        var told = new ArrayList<>(arguments.subList(0, data));
        told.addAll(List.of("--bootstrap", BOOTSTRAP, "--registry", REGISTRY));
        told.addAll(arguments.subList(data + 2, arguments.size()));
        return told;
    }

    private static JsonNode status() {
        try {
            return JSON.readTree(run("status", "--data", DATA.toString()).output());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Process of a part. */
    public static long pid(String part) {
        return AS_CONTAINERS ? CONTAINERS.pid(part) : part(part).get("pid").asLong();
    }

    /** Where a part listens. */
    static String url(String part) {
        return part(part).get("url").asText();
    }

    private static JsonNode part(String name) {
        for (JsonNode candidate : status().get("parts")) {
            if (candidate.get("name").asText().equals(name)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no part " + name);
    }

    /** A further process of a service beside those of the stack, with settings of its own. */
    static Process another(String service, String... settings) throws IOException {
        Path data = DATA.resolve("another-" + service);
        Files.createDirectories(data);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dquarkus.http.port=0",
                "-Dholdfast.instance=another-" + service,
                "-Dholdfast.kafka.bootstrap-servers=" + BOOTSTRAP,
                "-Dholdfast.schema-registry.url=" + REGISTRY,
                "-Dholdfast.state-dir=" + data.resolve("state")));
        command.addAll(List.of(settings));
        command.add("-jar");
        command.add(HOME.resolve(service)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
    }

    /** Returns when every part is ready. */
    public static void awaitReady() {
        if (AS_CONTAINERS) {
            CONTAINERS.awaitReady();
            return;
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> status().get("ready").asBoolean());
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
        public long pid(String part) {
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
