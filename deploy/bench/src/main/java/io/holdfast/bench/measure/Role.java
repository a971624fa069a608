package io.holdfast.bench.measure;

/** What a process is for, the same for every target, so that they can be compared hop by hop. */
public enum Role {
    /** Takes the calls. */
    EDGE("edge"),
    /** Decides, if that is a process of its own. */
    PROCESSOR("processor"),
    /** Keeps what was decided: the broker, or the database. */
    STORE("broker or database"),
    /** All other processes. */
    OTHERS("others");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /**
     * The role of a part.
     *
     * @param part its name, with the number of the instance or without
     */
    public static Role of(String part) {
        return switch (part.replaceFirst("-[0-9]+$", "")) {
            case "reservation-api", "web", "edge" -> EDGE;
            case "hold-processor", "processor" -> PROCESSOR;
            case "broker", "postgres" -> STORE;
            default -> OTHERS;
        };
    }
}
