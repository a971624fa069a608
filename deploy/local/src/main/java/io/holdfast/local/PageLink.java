package io.holdfast.local;

import io.holdfast.drill.IssuedToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The link to the web page of a stack that asks for tokens. */
final class PageLink {

    /** Of a supervisor whose output goes to a file: there it says no link, since a token must not stay in a log. */
    static final String UNSAID = "holdfast.page-link-unsaid";

    private static final String TTL_SECONDS = "43200";

    private PageLink() {}

    /** It, with a token for a day's work behind the {@code #}: what is there is sent to no server. Empty if the stack asks for none. */
    static Optional<String> of(LocalPlan plan) throws IOException, InterruptedException {
        if (!plan.first().asksForTokens()) {
            return Optional.empty();
        }
        IssuedToken token = IssuedToken.of(
                plan.first().tokens().issuer(), Map.of("scope", IssuedToken.EVERYTHING, "ttl", TTL_SECONDS));
        return Optional.of(
                "page %s/#token=%s".formatted(plan.url(), token.token().orElseThrow()));
    }
}
