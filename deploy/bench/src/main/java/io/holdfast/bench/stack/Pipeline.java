package io.holdfast.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holdfast itself: a stack of real processes, started for the run, or one that is up. */
public final class Pipeline extends Target {

    static final String NAME = "pipeline";

    /** The one whose callers are known by tokens. */
    private static final String WITH_TOKENS = "pipeline-tokens";

    /** The bench's callers are of one tenant, and whether it may ask that often is not what is measured. */
    private static final List<String> NO_RATES = List.of(
            "--set",
            "reservation-api:holdfast.limits.tenant.commands-per-second=1000000",
            "--set",
            "reservation-api:holdfast.limits.tenant.reads-per-second=1000000");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Script script;
    private final Path data;
    private final JsonNode parts;
    private final boolean own;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Pipeline(String name, Script script, Path data, URI url, List<String> settings, boolean own)
            throws IOException, InterruptedException {
        super(name, url, settings);
        this.script = script;
        this.data = data;
        this.own = own;
        this.parts = JSON.readTree(script.output(List.of("status", "--data", data.toString())))
                .path("parts");
    }

    /**
     * Starts a stack on an empty folder.
     *
     * @param options further options of {@code up}, such as {@code --set} and {@code --scale}
     */
    public static Pipeline start(Path home, Path data, int port, List<String> options)
            throws IOException, InterruptedException {
        return start(NAME, home, data, port, options, options);
    }

    /**
     * The same, with callers that are known by the tokens of an issuer among its stand-ins; the broker is open. No tenant's rate is limited unless the
     * options say so.
     */
    public static Pipeline withTokens(Path home, Path data, int port, List<String> options)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("--tokens"));
        all.addAll(NO_RATES);
        all.addAll(options);
        return start(WITH_TOKENS, home, data, port, all, options);
    }

    private static Pipeline start(
            String name, Path home, Path data, int port, List<String> options, List<String> settings)
            throws IOException, InterruptedException {
        var script = new Script(home);
        var up = new ArrayList<>(
                List.of("up", "--detach", "--fresh", "--port", Integer.toString(port), "--data", data.toString()));
        up.addAll(options);
        try (var _ = AtExit.run(() -> down(script, data))) {
            if (script.run(up) != 0) {
                throw new TargetException("the stack did not start: see above");
            }
        }
        return new Pipeline(name, script, data, URI.create("http://127.0.0.1:" + port), settings, true);
    }

    /** A stack that is up on a folder; it is left running. */
    public static Pipeline running(Path home, Path data, URI url) throws IOException, InterruptedException {
        var pipeline = new Pipeline(NAME, new Script(home), data, url, List.of(), false);
        boolean there = pipeline.parts.findValuesAsText("url").stream()
                .map(URI::create)
                .anyMatch(part -> part.getPort() == url.getPort());
        if (!there) {
            throw new TargetException(
                    "no stack that listens at %s runs on %s: name its folder with --data, since without the log no run can be audited"
                            .formatted(url, data));
        }
        return pipeline;
    }

    /** Of its own issuer, for longer than any run takes. */
    @Override
    public Optional<String> token(String tenant) throws IOException, InterruptedException {
        boolean asks = parts.findValuesAsText("name").contains("token-issuer");
        return asks
                ? Optional.of(script.output(List.of(
                                "token",
                                "--scope",
                                "events holds",
                                "--tenant",
                                tenant,
                                "--ttl",
                                "1d",
                                "--data",
                                data.toString()))
                        .strip())
                : Optional.empty();
    }

    @Override
    public List<MeasuredProcess> parts() {
        var found = new ArrayList<MeasuredProcess>();
        for (JsonNode part : parts) {
            String name = part.path("name").asText();
            Path pauses = data.resolve("logs").resolve(name + ".gc.log");
            found.add(new MeasuredProcess(
                    name,
                    List.of(part.path("pid").asLong()),
                    Files.exists(pauses) ? Optional.of(pauses) : Optional.empty()));
        }
        return found;
    }

    @Override
    public Optional<Log> log() {
        var brokers = new ArrayList<String>();
        for (JsonNode part : parts) {
            if (part.path("name").asText().startsWith("broker")) {
                brokers.add("127.0.0.1:" + part.path("port").asInt());
            }
        }
        return brokers.isEmpty() ? Optional.empty() : Optional.of(new Log(String.join(",", brokers)));
    }

    @Override
    public List<URI> metrics(String service) {
        var metrics = new ArrayList<URI>();
        for (JsonNode part : parts) {
            if (part.path("name").asText().startsWith(service + "-")) {
                metrics.add(URI.create(part.path("management").asText() + "/q/metrics"));
            }
        }
        return metrics;
    }

    @Override
    public boolean audit() throws IOException, InterruptedException {
        Path output = data.resolve("logs").resolve("audit.txt");
        boolean clean = script.run(List.of("audit", "verify", "--data", data.toString()), output) == 0;
        if (!clean) {
            System.out.println(Files.readString(output));
        }
        return clean;
    }

    @Override
    public void close() throws IOException {
        if (own && stopped.compareAndSet(false, true)) {
            down(script, data);
        }
    }

    private static void down(Script script, Path data) throws IOException {
        try {
            int _ = script.run(List.of("down", "--data", data.toString()), data.resolve("logs/down.txt"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "interrupted: the stack on %s may still run, ./holdfast down stops it".formatted(data),
                    interrupted);
        }
    }
}
