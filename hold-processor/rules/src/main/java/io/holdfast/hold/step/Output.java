package io.holdfast.hold.step;

import org.jspecify.annotations.Nullable;

/** A record to write, with its value encoded. */
public final class Output {

    private final Sink sink;
    private final String type;
    private final String key;
    private final byte @Nullable [] value;

    Output(Sink sink, String type, String key, byte @Nullable [] value) {
        this.sink = sink;
        this.type = type;
        this.key = key;
        this.value = value;
    }

    /** Where it goes. */
    public Sink sink() {
        return sink;
    }

    /** What it says happened, such as {@code SeatsHeld}. */
    public String type() {
        return type;
    }

    /** Its key. */
    public String key() {
        return key;
    }

    /** Its value, not to be changed; null for a tombstone. */
    public byte @Nullable [] value() {
        return value;
    }
}
