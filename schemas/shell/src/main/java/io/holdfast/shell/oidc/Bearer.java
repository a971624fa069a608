package io.holdfast.shell.oidc;

import java.util.List;
import java.util.Optional;

/** How a token is shown, and asked for (RFC 6750, 2.1 and 3). */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /**
     * The token that a request shows.
     *
     * @param authorization its {@code Authorization} headers
     * @return empty if it shows none in this way, or several
     */
    public static Optional<String> token(List<String> authorization) {
        return authorization.size() == 1 && authorization.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(
                        authorization.getFirst().substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** What {@code WWW-Authenticate} says to a request that shows no token. */
    public static String challenge() {
        return SCHEME + "realm=\"holdfast\"";
    }

    /** What it says to a request whose token is not enough, such as {@code invalid_token}. */
    public static String challenge(String error) {
        return "%s, error=\"%s\"".formatted(challenge(), error);
    }
}
