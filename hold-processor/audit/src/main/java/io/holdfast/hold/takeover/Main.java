package io.holdfast.hold.takeover;

import io.holdfast.hold.tool.Tool;

/** {@code take-over} as a program. */
public final class Main {

    private Main() {}

    /** Takes a region over and exits: 0 done, 1 it failed or may not be done, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return Tool.run(new TakeOverCommand(), arguments);
    }
}
