package io.holdfast.drill;

/** A fault, and its end. */
record DrillFault(String name, Act begin, Act end) {

    /** What brings it about, or ends it. */
    @FunctionalInterface
    interface Act {
        void run() throws Exception;
    }

    /** One that recovers by itself. */
    DrillFault(String name, Act begin) {
        this(name, begin, () -> {});
    }

    /** Links that fail until they are healed; the words are those of {@link Stage#link}. */
    static DrillFault ofLinks(Stage stage, String name, String... words) {
        return new DrillFault(name, () -> stage.link(words), () -> stage.link("heal"));
    }
}
