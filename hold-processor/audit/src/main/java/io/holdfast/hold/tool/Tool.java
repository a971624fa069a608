package io.holdfast.hold.tool;

import io.holdfast.schemas.FailureReason;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** An operator's command as a program. */
public final class Tool {

    private Tool() {}

    /**
     * Runs it.
     *
     * @param command of picocli
     * @return 0 if it is done, 1 if it failed or may not be done, 2 if the call was wrong
     */
    public static int run(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failed, line, _) -> {
                    System.err.println(line.getCommandName() + ": " + FailureReason.of(failed));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
