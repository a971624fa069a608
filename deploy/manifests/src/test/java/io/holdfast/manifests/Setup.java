package io.holdfast.manifests;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The image and the command that prepare a cluster, as they are in the sources. */
final class Setup {

    private static final Path MODULE = Yaml.HOME.resolve("schemas/setup");

    private Setup() {}

    /** Fails where the image starts a class that is not there, or is no program. */
    static void requireMain() throws ReflectiveOperationException {
        String mainClass = Pattern.compile("\"([^\"]+)\"]\n$")
                .matcher(Yaml.read(MODULE.resolve("Dockerfile")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var _ = Class.forName(mainClass, false, Setup.class.getClassLoader()).getMethod("main", String[].class);
    }

    /** The options that it understands. */
    static Set<String> options() {
        return Pattern.compile("\"(--[a-z-]+)\"")
                .matcher(Yaml.read(MODULE.resolve("src/main/java/io/holdfast/setup/SetupCommand.java")))
                .results()
                .map((MatchResult option) -> option.group(1))
                .collect(Collectors.toSet());
    }
}
