package io.holdfast.system;

import io.holdfast.drill.Client;
import io.holdfast.drill.IssuedToken;
import io.holdfast.drill.StandIns;
import io.holdfast.schemas.KafkaCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** A stack that {@code up --secure} started, one of each, besides the one that the other tests share. */
public final class SecureStack {

    private static final int PORT = Stack.freeBlock(Stack.beyond());
    /** Where its state and its logs lie. */
    public static final Path DATA = Stack.HOME.resolve("deploy/system-tests/target/secure-stack");

    private static final String ISSUER = "http://127.0.0.1:" + Readiness.issuer(PORT);
    private static final Pattern PAGE = Pattern.compile("^page (http://\\S+)$", Pattern.MULTILINE);
    private static final IssuedToken TOKENS = IssuedToken.of(ISSUER);
    static final String BOOTSTRAP = "127.0.0.1:" + (PORT + 40);
    private static String page = "";

    private SecureStack() {}

    static void start() throws IOException, InterruptedException {
        stop();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                stop();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }));
        Script.Result up = up("--fresh", "--secure");
        if (up.exit() != 0) {
            throw new IllegalStateException("the secure stack did not start:\n" + up.output());
        }
        page = PAGE.matcher(up.output()).results().findFirst().orElseThrow().group(1);
    }

    static Script.Result up(String... further) throws IOException, InterruptedException {
        var arguments =
                new ArrayList<>(List.of("up", "--detach", "--port", Integer.toString(PORT), "--data", DATA.toString()));
        arguments.addAll(List.of(further));
        return Script.run(arguments);
    }

    static void stop() throws IOException, InterruptedException {
        var _ = Script.run("down", "--data", DATA.toString());
    }

    /** The API as somebody asks it who may do everything. */
    public static Client api() {
        return new Client(url(), TOKENS);
    }

    /** Where the API and the page are. */
    public static String url() {
        return "http://127.0.0.1:" + PORT;
    }

    /** The link to the page that {@code up} printed. */
    public static String page() {
        return page;
    }

    /** A token with these scopes. */
    public static String token(String scope, int ttlSeconds) throws IOException, InterruptedException {
        return IssuedToken.of(ISSUER, Map.of("scope", scope, "ttl", Integer.toString(ttlSeconds)))
                .token()
                .orElseThrow();
    }

    /** The API as somebody asks it who has a token with these scopes. */
    static Client api(String tenant, String scope, String customer) {
        return new Client(
                url(), IssuedToken.of(ISSUER, Map.of("scope", scope, "tenant", tenant, "customer", customer)));
    }

    static StandIns standIns() {
        return new StandIns(
                "http://127.0.0.1:" + (PORT + 44),
                "http://127.0.0.1:" + (PORT + 46),
                "http://127.0.0.1:" + (PORT + 20),
                "http://127.0.0.1:" + Readiness.management(PORT, "payment-adapter", 0),
                TOKENS);
    }

    /** The cluster as this user enters it. */
    static KafkaCluster as(String user) {
        return KafkaCluster.at(BOOTSTRAP, Optional.of(propertiesFile(user)));
    }

    static Path propertiesFile(String user) {
        return DATA.resolve("security").resolve(user + ".properties");
    }

    /** How a user says who it is. */
    static String login(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    /** Every password of the stack, by whose it is. */
    static Map<String, String> passwords() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(DATA.resolve("security").resolve("passwords.properties"))) {
            properties.load(reader);
        }
        var passwords = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(user -> passwords.put(user, properties.getProperty(user)));
        return passwords;
    }

    /** A further process of a service, that enters the cluster with these properties. */
    static Process another(String service, Path properties, Path log) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dquarkus.http.port=0",
                        "-Dquarkus.management.port=0",
                        "-Dholdfast.instance=another-" + service,
                        "-Dholdfast.kafka.bootstrap-servers=" + BOOTSTRAP,
                        "-Dholdfast.kafka.properties-file=" + properties,
                        "-Dholdfast.state-dir=" + log.resolveSibling("state-" + service),
                        "-jar",
                        Stack.jar(service).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (service.equals("payment-adapter")) {
            builder.environment().put("HOLDFAST_PAYMENT_PROVIDER_KEY", "sk_test_local");
        }
        return builder.start();
    }
}
