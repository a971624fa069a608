package io.holdfast.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.utility.DockerImageName;

/** The images of the parts, each built once from what is built already. */
final class Images {

    /** An image with Java 25, {@code install} and {@code sh}. */
    private static final String BASE = System.getProperty("holdfast.containers.base", "eclipse-temurin:25-jre");

    private static final Map<String, DockerImageName> BUILT = new ConcurrentHashMap<>();

    private Images() {}

    /** Built once, from what is built already, with nothing in its context but what it copies. */
    static DockerImageName of(String dockerfile) {
        return BUILT.computeIfAbsent(dockerfile, Images::build);
    }

    private static DockerImageName build(String dockerfile) {
        String name = dockerfile.replaceAll("(/Dockerfile|\\.Dockerfile)$", "").replaceAll("[^a-z-]", "-");
        String tag = "holdfast-test/%s:latest".formatted(name);
        var command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "tar -c \"$@\" | docker build --quiet --build-arg BASE=%s --file %s --tag %s -"
                        .formatted(BASE, dockerfile, tag),
                "sh",
                dockerfile));
        command.addAll(sources(Stack.HOME.resolve(dockerfile)));
        try {
            Process build = new ProcessBuilder(command)
                    .directory(Stack.HOME.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (build.waitFor() != 0) {
                throw new IllegalStateException("%s could not be built:\n%s".formatted(dockerfile, said));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return DockerImageName.parse(tag);
    }

    /** What a Dockerfile copies from the project. */
    private static List<String> sources(Path dockerfile) {
        try {
            var sources = new ArrayList<String>();
            for (String line : Files.readAllLines(dockerfile)) {
                if (line.startsWith("COPY ")) {
                    Arrays.stream(line.split("\\s+"))
                            .skip(1)
                            .filter(word -> !word.startsWith("/"))
                            .forEach(source -> sources.add(source.replaceAll("/$", "")));
                }
            }
            return sources;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
