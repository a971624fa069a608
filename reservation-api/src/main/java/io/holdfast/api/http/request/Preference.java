package io.holdfast.api.http.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller prefers (RFC 7240): {@code wait=N} or {@code respond-async}. As the RFC wants it, what is malformed or unknown is ignored and
 * of a preference given twice the first counts. A wait over 30 s counts as 30 s; a {@code wait} given beside {@code respond-async} is kept.
 *
 * @param patience how long to wait for the owner
 * @param applied what {@code Preference-Applied} is to say; empty if nothing was preferred
 */
public record Preference(Duration patience, Optional<String> applied) {

    private static final Duration DEFAULT = Duration.ofSeconds(2);
    private static final long MAX_SECONDS = 30;
    private static final Preference NONE = new Preference(DEFAULT, Optional.empty());
    private static final Pattern WAIT =
            Pattern.compile("\\s*wait\\s*=\\s*(?:\"([0-9]+)\"|([0-9]+))\\s*", Pattern.CASE_INSENSITIVE);

    static Preference of(List<String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        // What follows a semicolon are parameters; neither preference has any.
        List<String> preferences = headers.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(preference -> preference.split(";", 2)[0])
                .toList();
        OptionalLong wait = preferences.stream()
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .mapToLong(parts -> seconds(parts.group(1) == null ? parts.group(2) : parts.group(1)))
                .findFirst();
        if (wait.isPresent()) {
            return new Preference(Duration.ofSeconds(wait.getAsLong()), Optional.of("wait=" + wait.getAsLong()));
        }
        boolean async =
                preferences.stream().anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
        return async ? new Preference(Duration.ZERO, Optional.of("respond-async")) : NONE;
    }

    private static long seconds(String digits) {
        boolean huge = digits.length() > Long.toString(Long.MAX_VALUE).length() - 1;
        return huge ? MAX_SECONDS : Math.min(MAX_SECONDS, Long.parseLong(digits));
    }
}
