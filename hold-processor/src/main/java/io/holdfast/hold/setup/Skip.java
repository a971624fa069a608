package io.holdfast.hold.setup;

/** {@link SkipCommand} as a command of the image. */
public final class Skip {

    private Skip() {}

    /** Takes a command out and exits: 0 done, 1 it failed, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(Main.run(new SkipCommand(), arguments));
    }
}
