package io.holdfast.manifests;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that prepares a cluster, as it is in hold-processor's sources. */
final class Setup {

    private static final Path SOURCES = Yaml.HOME.resolve("hold-processor/src/main/java");

    private Setup() {}

    /** Fails where there is no such class with a main. */
    static void requireMain(String mainClass) throws ReflectiveOperationException {
        var _ = Class.forName(mainClass, false, Setup.class.getClassLoader()).getMethod("main", String[].class);
    }

    /** The options that it understands. */
    static Set<String> options() {
        return Pattern.compile("\"(--[a-z-]+)\"")
                .matcher(Yaml.read(SOURCES.resolve("io/holdfast/hold/setup/SetupCommand.java")))
                .results()
                .map((MatchResult option) -> option.group(1))
                .collect(Collectors.toSet());
    }
}
