package io.holdfast.hold.codec;

import org.jspecify.annotations.Nullable;

/** Enums that the rules and the log have alike, each constant by the same name. The log's have one more: OTHER, for what a later version wrote. */
final class SameName {

    private SameName() {}

    /**
     * The constant of that name.
     *
     * @throws UnsupportedOperationException if there is none, or null where there should be one: a later version wrote it
     */
    static <E extends Enum<E>> E of(Class<E> type, @Nullable Enum<?> constant) {
        for (E same : type.getEnumConstants()) {
            if (constant != null && same.name().equals(constant.name())) {
                return same;
            }
        }
        throw laterVersion();
    }

    /** What is read was written by a later version. */
    static UnsupportedOperationException laterVersion() {
        return new UnsupportedOperationException("state of a later version; start that version");
    }
}
