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
import java.util.concurrent.TimeUnit;

/** A JVM of the bench's own, on the bench's class path. */
final class JavaProcess {

    private static final int READY_WITHIN_S = 30;
    private static final int LOOK_EVERY_MS = 50;
    private static final int STOP_WITHIN_S = 10;

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pauses;

    private JavaProcess(String name, Process process, Path log, Path pauses) {
        this.name = name;
        this.process = process;
        this.log = log;
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
        return new JavaProcess(name, process, log, pauses);
    }

    MeasuredProcess part(String title) {
        return new MeasuredProcess(title, List.of(process.pid()), Optional.of(pauses));
    }

    /** Waits until it answers there, whatever it answers. */
    void awaitAnswer(URI url) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_WITHIN_S);
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            while (!answers(http, url)) {
                if (!process.isAlive() || System.nanoTime() > giveUp) {
                    process.destroyForcibly();
                    throw new TargetException("%s did not start: see %s".formatted(name, log));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
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
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " stops", interrupted);
        }
    }
}
