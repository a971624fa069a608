package io.holdfast.hold.retire;

import io.holdfast.hold.tool.Tool;

/** {@code rejoin} as a program. */
public final class Main {

    private Main() {}

    /** Waits until a region that comes back has retired, and exits: 0 done, 1 it failed or may not be done, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return Tool.run(new RejoinCommand(), arguments);
    }
}
