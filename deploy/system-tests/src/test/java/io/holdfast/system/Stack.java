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
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A stack of two hold-processors and two reservation-apis, started once for all tests by the same program as {@code ./holdfast up}. */
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
                var _ = run("down", "--data", DATA.toString());
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }));
        var _ = run("down", "--data", DATA.toString());
        up("--fresh");
        started = true;
    }

    /** Stops every process and starts them again on what they left, with these settings besides those of the tests. */
    static void restart(String... settings) throws IOException, InterruptedException {
        Result down = run("down", "--data", DATA.toString());
        if (down.exit() != 0) {
            throw new IllegalStateException("the stack did not stop:\n" + down.output());
        }
        up(Arrays.stream(settings)
                .flatMap(setting -> Stream.of("--set", setting))
                .toArray(String[]::new));
    }

    private static void up(String... further) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(
                "up",
                "--detach",
                "--port",
                Integer.toString(PORT),
                "--data",
                DATA.toString(),
                "--scale",
                "hold-processor=2",
                "--scale",
                "reservation-api=2",
                // Tests have not the patience that is right in front of a customer.
                "--set",
                "hold-processor:holdfast.hold.session-timeout-ms=" + SESSION_MS,
                "--set",
                "reservation-api:holdfast.payment.window-seconds=2",
                "--set",
                "payment-adapter:holdfast.payment.provider.timeout-ms=2000",
                "--set",
                "payment-adapter:holdfast.payment.reconcile-every=1s",
                "--set",
                "payment-adapter:holdfast.payment.reconcile-max-delay-ms=2000",
                "--set",
                "payment-adapter:holdfast.payment.orphans-every=2s",
                "--set",
                "payment-adapter:holdfast.payment.orphan-grace-ms=10000",
                "--set",
                "receipt-sender:holdfast.receipt.retry-max-ms=2000",
                "--set",
                "receipt-sender:holdfast.receipt.silence-ms=2000"));
        Stream.of("reservation-api", "hold-processor", "payment-adapter", "receipt-sender")
                .flatMap(Stack::tracing)
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
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
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
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
        return part(part).get("pid").asLong();
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
