package io.holdfast.setup;

import io.holdfast.schemas.FailureReason;
import picocli.CommandLine;

/** The set-up as a program: an operator, or a job of the deployment, runs it before the services. */
public final class Main {

    private Main() {}

    /** Sets up and exits: 0 done, 1 it failed, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new SetupCommand())
                .setExecutionExceptionHandler((failed, line, _) -> {
                    System.err.println(line.getCommandName() + ": " + FailureReason.of(failed));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
