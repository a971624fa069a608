package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JVM of the bench's own, on the bench's class path. */
final class JavaProcess {

    private final OwnProcess process;
    private final Path pauses;

    private JavaProcess(OwnProcess process, Path pauses) {
        this.process = process;
        this.pauses = pauses;
    }

    /**
     * Starts one, with its output in {@code DATA/logs/NAME.log}.
     *
     * @param heap as {@code -Xmx} takes it, such as 256m
     */
    static JavaProcess start(String name, Path data, String heap, String mainClass, List<String> arguments)
            throws IOException {
        Path logs = Files.createDirectories(data.resolve("logs"));
        Path pauses = logs.resolve(name + ".gc.log");
        Path log = logs.resolve(name + ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx" + heap,
                "-Xlog:gc:file=\"%s\":utctime:filecount=1,filesize=8m".formatted(pauses),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new JavaProcess(new OwnProcess(name, process, log), pauses);
    }

    MeasuredProcess part(String title) {
        return new MeasuredProcess(title, List.of(process.process().pid()), Optional.of(pauses));
    }

    /** Waits until it answers there, whatever it answers. */
    void awaitAnswer(URI url) throws InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            process.await(() -> answers(http, url));
        }
    }

    private static boolean answers(HttpClient http, URI url) throws InterruptedException {
        try {
            var _ = http.send(
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    void stop() throws IOException {
        process.stop();
    }
}
