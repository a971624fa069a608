package io.holdfast.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The images: those that are deployed, and those that the system tests run with {@code -Pcontainers}. */
class DockerfilesTest {

    private static final int DEPTH = 3;
    private static final Pattern COPY = Pattern.compile("^COPY (\\S+?)/target/(\\S+) /\\S+$", Pattern.MULTILINE);

    static List<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.walk(Yaml.HOME, DEPTH)) {
            return files.filter(file -> file.getFileName().toString().endsWith("Dockerfile"))
                    .map(Yaml.HOME::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void there_are_those_of_the_services_the_tools_and_the_stand_ins() throws Exception {
        assertThat(dockerfiles())
                .extracting(Path::toString)
                .contains("hold-processor/audit/Dockerfile", "schemas/setup/Dockerfile", "deploy/stand-ins/Dockerfile");
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void an_image_is_made_of_what_modules_build(Path dockerfile) {
        String content = Yaml.read(Yaml.HOME.resolve(dockerfile));

        assertThat(content).contains("ARG BASE", "\nFROM ${BASE}\n");
        List<MatchResult> copied = COPY.matcher(content).results().toList();
        assertThat(copied).as("what %s copies", dockerfile).isNotEmpty();
        assertThat(copied)
                .allSatisfy(copy -> assertThat(Yaml.HOME.resolve(copy.group(1)).resolve("pom.xml"))
                        .exists());
        assertThat(content.lines().filter(line -> line.startsWith("COPY "))).hasSameSizeAs(copied);
    }
}
