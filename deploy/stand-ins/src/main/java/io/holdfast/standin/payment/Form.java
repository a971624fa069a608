package io.holdfast.standin.payment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Form-encoded parameters, of a body or a query: names in brackets are kept as they are written, {@code metadata[order]}. */
record Form(SortedMap<String, String> values) {

    static Form parse(@Nullable String encoded) {
        var values = new TreeMap<String, String>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Form(values);
    }

    @Nullable
    String get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** @throws RefusedException if it is no whole number */
    @Nullable
    Long number(String name) {
        String value = get(name);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException notANumber) {
            throw new RefusedException(StripeError.invalid(name, "Invalid integer: " + value));
        }
    }

    /** What is given as {@code prefix[name]}. */
    Map<String, String> group(String prefix) {
        var group = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix + "[") && name.endsWith("]")) {
                group.put(name.substring(prefix.length() + 1, name.length() - 1), value);
            }
        });
        return group;
    }

    /** Whether the caller asks for this object in full where its id would stand. */
    boolean expands(String path) {
        return values.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith("expand[")
                        && List.of(path, "data." + path).contains(entry.getValue()));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
