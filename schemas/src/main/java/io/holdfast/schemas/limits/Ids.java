package io.holdfast.schemas.limits;

import java.util.Optional;

/** Ids of events, reservations and seats, as they stand in URLs, record keys and headers: no character of them needs escaping anywhere. */
public final class Ids {

    private static final Optional<String> NO_ID =
            Optional.of("must match [A-Za-z0-9._~-]{1,64}, and be neither . nor ..");

    private static final int MAX_LENGTH = 64;

    private Ids() {}

    /** What an id must be; empty if the text is one. */
    public static Optional<String> problem(String id) {
        return isId(id) ? Optional.empty() : NO_ID;
    }

    /** By hand: the rules check several ids for each command, and a pattern costs as much as the decision. */
    private static boolean isId(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || isDotSegment(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a segment of a path means the place itself or the one above (RFC 3986, 3.3): servers and proxies take it out of a path. */
    public static boolean isDotSegment(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '~'
                || c == '-';
    }
}
