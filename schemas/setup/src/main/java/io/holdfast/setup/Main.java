package io.holdfast.setup;

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
