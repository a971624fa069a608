package io.holdfast.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of commands that names the stack they work on. */
final class StackFolder {

    /** In the project's folder, wherever the script was called. */
    static final String DEFAULT = "${sys:holdfast.home:-.}/.holdfast";

    @Option(
            names = "--data",
            defaultValue = DEFAULT,
            description = "Where the stack's state and logs lie (default ${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    Path path() {
        return data;
    }
}
