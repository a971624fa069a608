package io.holdfast.hold.seat;

import java.util.regex.Pattern;

/** What an id may look like; the same everywhere, from the URL to the record key. */
final class Ids {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private Ids() {}

    static String check(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("%s must match %s".formatted(what, ID));
        }
        return id;
    }
}
