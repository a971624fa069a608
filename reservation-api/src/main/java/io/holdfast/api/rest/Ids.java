package io.holdfast.api.rest;

import java.util.regex.Pattern;

/** Ids, as they stand in URLs, record keys and headers: no character of them needs escaping anywhere. */
final class Ids {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private Ids() {}

    static String check(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw Refusal.field(field, "must match " + ID);
        }
        return id;
    }
}
