package io.holdfast.standin.issuer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a token is asked to say.
 *
 * @param scope what it may be used for, separated by spaces
 * @param tenant for whom its bearer acts
 * @param customer the person or program that it is about
 * @param ttlSeconds how long it is good
 */
record TokenRequest(String scope, String tenant, String customer, int ttlSeconds) {

    static final int DEFAULT_TTL_SECONDS = 3_600;
    static final int MAX_TTL_SECONDS = 86_400;

    private static final String DEFAULT_TENANT = "local";

    /** As RFC 6749 (3.3) has it. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*");

    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,128}");

    /** Refuses what no token can say, with what is wrong. */
    TokenRequest {
        require(SCOPE.matcher(scope).matches(), "scope must be names separated by one space, such as: events holds");
        require(NAME.matcher(tenant).matches(), "tenant must have 1 to 128 characters");
        require(NAME.matcher(customer).matches(), "customer must have 1 to 128 characters");
        require(
                ttlSeconds >= 1 && ttlSeconds <= MAX_TTL_SECONDS,
                "ttl must be 1 to %d seconds".formatted(MAX_TTL_SECONDS));
    }

    /** Reads a form. A token is about its tenant unless it names a customer. */
    static TokenRequest parse(String form) {
        Map<String, String> values = values(form);
        String tenant = Optional.ofNullable(values.get("tenant")).orElse(DEFAULT_TENANT);
        return new TokenRequest(
                values.getOrDefault("scope", ""),
                tenant,
                Optional.ofNullable(values.get("customer")).orElse(tenant),
                Optional.ofNullable(values.get("ttl"))
                        .map(TokenRequest::seconds)
                        .orElse(DEFAULT_TTL_SECONDS));
    }

    private static int seconds(String ttl) {
        try {
            return Integer.parseInt(ttl);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("ttl must be a number of seconds, not " + ttl, notANumber);
        }
    }

    private static Map<String, String> values(String form) {
        var values = new HashMap<String, String>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
