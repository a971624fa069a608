package io.holdfast.local;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option of commands that names the stack they work on. */
final class StackFolder {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec command;

    @Option(
            names = "--data",
            defaultValue = ".holdfast",
            description = "Where the stack's state lies (default ${DEFAULT-VALUE}).")
    private Path data = Path.of(".holdfast");

    Path path() {
        return data;
    }

    /** Refuses the call: thrown, it shows the message and how the command is used. */
    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
