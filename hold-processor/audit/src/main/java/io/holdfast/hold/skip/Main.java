package io.holdfast.hold.skip;

import io.holdfast.hold.tool.Tool;

/** {@code skip} as a program. */
public final class Main {

    private Main() {}

    /** Takes a command out and exits: 0 done, 1 it failed, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Takes a command out; the exit code. */
    public static int run(String... arguments) {
        return Tool.run(new SkipCommand(), arguments);
    }
}
