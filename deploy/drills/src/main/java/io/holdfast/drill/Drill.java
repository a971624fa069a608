package io.holdfast.drill;

import java.util.List;
import java.util.Optional;

/** One failure, made on purpose. */
public abstract class Drill {

    private final String name;
    private final String announcement;

    /**
     * A drill.
     *
     * @param name what it is called on the command line
     * @param announcement what it will break, in a sentence for the operator who watches
     */
    Drill(String name, String announcement) {
        this.name = name;
        this.announcement = announcement;
    }

    public final String name() {
        return name;
    }

    final String announcement() {
        return announcement;
    }

    /** What the drill needs and this machine does not have, with what to do; empty if nothing is missing. */
    public Optional<String> missing() {
        return brokers() == 1 || System.getProperty("os.name").equals("Linux")
                ? Optional.empty()
                : Optional.of("needs Linux, for the links between its brokers");
    }

    /** How many brokers its stack has. */
    public int brokers() {
        return 1;
    }

    /** The regions of its stack; empty if it has none. The stage's first API is the first region's. */
    public List<String> regions() {
        return List.of();
    }

    /** Whether the audit must find a violation afterwards: the drill breaks a promise that no program can keep. It has a stack of its own. */
    public boolean convicted() {
        return false;
    }

    /**
     * Breaks it, and checks what must be true then and afterwards. It leaves the stack as it found it, or at least so that it recovers by
     * itself.
     *
     * @return what was measured, a line each; may be empty
     * @throws AssertionError if a promise was not kept
     */
    public abstract List<String> run(Stage stage) throws Exception;
}
