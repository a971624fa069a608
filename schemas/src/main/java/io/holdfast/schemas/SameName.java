package io.holdfast.schemas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enums that a service and the log have alike, each constant by the same name. The log's have one more: OTHER, for what a later version wrote. */
public final class SameName {

    private SameName() {}

    /** The constant of that name; empty if there is none, or null where there should be one: a later version wrote it. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, @Nullable Enum<?> constant) {
        for (E same : type.getEnumConstants()) {
            if (constant != null && same.name().equals(constant.name())) {
                return Optional.of(same);
            }
        }
        return Optional.empty();
    }

    /**
     * The constant of that name.
     *
     * @throws UnsupportedOperationException if there is none
     */
    public static <E extends Enum<E>> E of(Class<E> type, @Nullable Enum<?> constant) {
        return find(type, constant).orElseThrow(SameName::laterVersion);
    }

    /** What is read was written by a later version. */
    public static UnsupportedOperationException laterVersion() {
        return new UnsupportedOperationException("state of a later version; start that version");
    }
}
