package io.holdfast.hold.skip;

import picocli.CommandLine;

/** {@code skip} as a program. */
public final class Main {

    private Main() {}

    /** Takes a command out and exits: 0 done, 1 it failed, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Takes a command out; the exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new SkipCommand())
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
