package io.holdfast.drill;

import java.util.List;

/** One failure, made on purpose. */
public interface Drill {

    /** What it is called by. */
    String name();

    /** What it will break, in a sentence for whoever watches. */
    String announcement();

    /**
     * Breaks it, and checks what must be true then and afterwards. It leaves the stack as it found it, or at least so that it recovers by
     * itself.
     *
     * @return what was measured, a line each; may be empty
     * @throws AssertionError where a promise was not kept
     */
    List<String> run(Stage stage) throws Exception;
}
