package io.holdfast.schemas.limits;

import java.util.Optional;

/** What an event may be called. */
public final class EventNames {

    /** In code points, so that a name of emoji may be as long as one of letters. */
    public static final int MAX_LENGTH = 200;

    private static final Optional<String> NO_NAME = Optional.of(
            "must have 1 to %d characters, at least one that can be seen, and no control character or line break"
                    .formatted(MAX_LENGTH));

    private EventNames() {}

    /** What a name must be; empty if the text is one. */
    public static Optional<String> problem(String name) {
        boolean good = name.codePointCount(0, name.length()) <= MAX_LENGTH
                && name.codePoints().noneMatch(EventNames::isForbidden)
                && name.codePoints().anyMatch(EventNames::isVisible);
        return good ? Optional.empty() : NO_NAME;
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // Half a pair has no UTF-8 form: it would come back from the log as another name.
            case Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isFiller(character);
        };
    }

    /** Letters and symbols that are drawn as nothing: the Hangul fillers and the empty Braille pattern. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
