package io.holdfast.hold.setup;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The command of its own beside the service: it is in the same image, and needs nothing but Kafka's admin client and the declaration. */
public final class Main {

    private Main() {}

    /** Sets up and exits: 0 done, 1 it failed, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(new SetupCommand(), arguments));
    }

    static int run(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failed, line, _) -> {
                    System.err.println(line.getCommandName() + ": " + reason(failed));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    private static String reason(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(failed.getMessage());
        String cause = String.valueOf(root.getMessage());
        return message.contains(cause) ? message : message + ": " + cause;
    }
}
