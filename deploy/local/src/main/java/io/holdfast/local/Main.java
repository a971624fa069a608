package io.holdfast.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands behind the script. */
@Command(
        name = "holdfast",
        description = "Holds concert seats while a customer pays, over Kafka.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LinkCommand.class,
            RegionCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            SkipCommand.class,
            DrillCommand.class,
            BenchCommand.class,
            TrainCommand.class
        },
        footer = {
            "  test    Builds everything and runs every test, with --fast those that take no more than seconds; takes Maven's arguments.",
            "",
            "Exit codes: 0 done, 1 it failed, 2 the call was wrong."
        })
public final class Main {

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failed, command, _) -> {
            if (failed instanceof WrongCallException) {
                return command.getParameterExceptionHandler()
                        .handleParseException(
                                new ParameterException(command, String.valueOf(failed.getMessage())), arguments);
            }
            System.err.println("holdfast: " + message(failed));
            return CommandLine.ExitCode.SOFTWARE;
        });
        if (arguments.length == 0) {
            commandLine.usage(System.err);
            return CommandLine.ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }

    private static String message(Exception failed) {
        String message = String.valueOf(failed.getMessage());
        if (failed instanceof IOException && message.contains("No space left")) {
            return message + ": make room, or choose another folder with --data";
        }
        // Without a reason its message is the path alone.
        return failed instanceof FileSystemException file
                ? "cannot use %s (%s): name another folder with --data"
                        .formatted(
                                file.getFile(),
                                Objects.requireNonNullElse(
                                        file.getReason(), file.getClass().getSimpleName()))
                : message;
    }
}
