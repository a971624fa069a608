package io.holdfast.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that tests use and do not install. Where one is missing its tests are skipped, and say so; where {@code HOLDFAST_REQUIRE} names it
 * (as in {@code HOLDFAST_REQUIRE=browser,prometheus,promtool}), they fail.
 */
public enum Tools {
    /** A Chromium. */
    BROWSER("browser", "HOLDFAST_BROWSER", "chromium chromium-browser google-chrome google-chrome-stable"),
    /** A Prometheus server. */
    PROMETHEUS("prometheus", "HOLDFAST_PROMETHEUS", "prometheus"),
    /** What checks its rules, from the same package. */
    PROMTOOL("promtool", "HOLDFAST_PROMTOOL", "promtool");

    private static final String REQUIRED = "HOLDFAST_REQUIRE";

    private final String word;
    private final String variable;
    private final String programs;

    Tools(String word, String variable, String programs) {
        this.word = word;
        this.variable = variable;
        this.programs = programs;
    }

    /** Where the program is; ends the test if it is not installed. */
    public Path get() {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            String missing = "no %s: none of %s is on the PATH, and %s names none".formatted(word, programs, variable);
            if (isRequired()) {
                throw new AssertionError(missing + ", while " + REQUIRED + " asks for one");
            }
            System.out.println("skipped, " + missing);
            Assumptions.abort(missing);
        }
        return found.get();
    }

    private Optional<Path> find() {
        String named = System.getenv(variable);
        return named != null && !named.isBlank()
                ? Optional.of(Path.of(named)).filter(Files::isExecutable)
                : Stream.of(programs.split(" ", -1)).flatMap(Tools::onPath).findFirst();
    }

    private static Stream<Path> onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    private boolean isRequired() {
        String required = System.getenv(REQUIRED);
        return required != null && Arrays.asList(required.split(",", -1)).contains(word);
    }
}
