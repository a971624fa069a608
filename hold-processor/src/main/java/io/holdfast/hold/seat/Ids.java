package io.holdfast.hold.seat;

/** What an id may look like; the same everywhere, from the URL to the record key. */
final class Ids {

    private static final String FORM = "[A-Za-z0-9._~-]{1,64}";
    private static final int LONGEST = 64;

    private Ids() {}

    static String check(String what, String id) {
        if (!good(id)) {
            throw new IllegalArgumentException("%s must match %s".formatted(what, FORM));
        }
        return id;
    }

    /** By hand: several ids are checked for each command, and a pattern costs as much as the decision. */
    private static boolean good(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!good(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean good(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '~'
                || c == '-';
    }
}
