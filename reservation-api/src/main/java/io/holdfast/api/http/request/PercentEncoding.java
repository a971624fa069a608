package io.holdfast.api.http.request;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Characters of an address that are written with a {@code %} and two hexadecimal digits (RFC 3986, 2.1). */
public final class PercentEncoding {

    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private PercentEncoding() {}

    static boolean isBroken(String text) {
        return text.indexOf('%') >= 0 && BROKEN.matcher(text).find();
    }

    /**
     * The parameter of a query, as it was sent, that cannot be decoded; empty if there is none.
     *
     * @param query null if the address has none
     */
    public static Optional<String> problem(@Nullable String query) {
        return query == null || !isBroken(query)
                ? Optional.empty()
                : Stream.of(query.split("&"))
                        .filter(PercentEncoding::isBroken)
                        .map(parameter -> parameter.split("=", 2)[0])
                        .findFirst();
    }
}
