package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.seat.LaterRulesException;
import io.holdfast.schemas.UnknownSchemaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The audit. */
@Command(
        name = "holdfast audit",
        mixinStandardHelpOptions = true,
        description = "Proves or refutes the promises from the raw topics. Reads only.",
        subcommands = {VerifyCommand.class, ReplayCommand.class, StoryCommand.class},
        footer = {
            "",
            "Exit codes: 0 done and clean, 1 something is broken or it could not be done, 2 the call was wrong."
        })
public final class Main {

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failed, _, _) -> {
            if (failed instanceof AuditException
                    || failed instanceof UnknownSchemaException
                    || failed instanceof LaterRulesException) {
                System.err.println("holdfast: " + failed.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failed;
        });
        if (arguments.length == 0) {
            commandLine.usage(System.err);
            return CommandLine.ExitCode.USAGE;
        }
        return commandLine.execute(arguments);
    }
}
