package io.holdfast.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A Prometheus of the tests' own, on loopback. */
final class Prometheus implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String url;

    private Prometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one that works by this file and keeps what it sees in this folder. */
    static Prometheus start(Path program, Path configuration, Path data, int port) throws IOException {
        String url = "127.0.0.1:" + port;
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data.resolve("tsdb"),
                        "--web.listen-address=" + url)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        var prometheus = new Prometheus(process, "http://" + url);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .failFast("Prometheus ended: " + data.resolve("log"), () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> prometheus.get("/-/ready").statusCode() == 200);
        return prometheus;
    }

    /** A rule as it was loaded. */
    record Rule(String name, String type, String expression, String health, String error, JsonNode json) {

        String annotation(String annotation) {
            return json.at("/annotations/" + annotation).asText();
        }

        String label(String label) {
            return json.at("/labels/" + label).asText();
        }
    }

    /** Every rule that it evaluates. */
    List<Rule> rules() throws IOException, InterruptedException {
        var rules = new ArrayList<Rule>();
        for (JsonNode group : data("/api/v1/rules").get("groups")) {
            for (JsonNode rule : group.get("rules")) {
                rules.add(new Rule(
                        rule.get("name").asText(),
                        rule.get("type").asText(),
                        rule.get("query").asText(),
                        rule.get("health").asText(),
                        rule.path("lastError").asText(),
                        rule));
            }
        }
        return rules;
    }

    /** The numbers that an expression has now, one for each series; what is not a number is none. */
    List<Double> query(String expression) throws IOException, InterruptedException {
        JsonNode result = data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
        return StreamSupport.stream(result.spliterator(), false)
                .map(series -> series.get("value").get(1).asText())
                .filter(value -> !value.equals("NaN"))
                .map(value -> value.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value))
                .toList();
    }

    private JsonNode data(String path) throws IOException, InterruptedException {
        var answer = get(path);
        JsonNode body = JSON.readTree(answer.body());
        if (!body.path("status").asText().equals("success")) {
            throw new AssertionError("%s: %s".formatted(path, answer.body()));
        }
        return body.get("data");
    }

    private java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** Runs promtool; what it printed where it found a fault, else nothing. */
    static String complaints(Path promtool, Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(promtool.toString());
        command.addAll(List.of(arguments));
        Process run = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return run.waitFor() == 0 ? "" : output;
    }

    /** A folder that is empty. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
