package io.holdfast.shell.rest;

import io.holdfast.schemas.limits.Scopes;
import io.holdfast.shell.auth.AuthSettings;
import io.holdfast.shell.oidc.Bearer;
import io.holdfast.shell.oidc.Tokens;
import io.holdfast.shell.oidc.Tokens.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets operators alone call a service whose calls are all an operator's, if callers are known by tokens: a token needs the scope
 * {@value Scopes#OPERATE}. It is asked before the body is read. A service without resources does without it.
 */
public class OperatorsOnly {

    private final AuthSettings settings;
    private final Tokens tokens;

    OperatorsOnly(AuthSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** The refusal; nothing if the call goes on. */
    @ServerRequestFilter(nonBlocking = true)
    public Uni<@Nullable Response> check(ContainerRequestContext request) {
        if (!settings.knowsCallers()) {
            return Uni.createFrom().nullItem();
        }
        Optional<String> token = Bearer.token(request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
        if (token.isEmpty()) {
            return Uni.createFrom()
                    .item(unauthenticated(Bearer.challenge(), "this call needs Authorization: Bearer and a token"));
        }
        return Uni.createFrom()
                .completionStage(tokens.judge(token.get()))
                .map(verdict -> refusal(verdict).orElse(null));
    }

    static Optional<Response> refusal(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good good -> good.identity().has(Scopes.OPERATE) ? Optional.empty() : Optional.of(forbidden());
            case Verdict.Bad(String why) -> Optional.of(unauthenticated(Bearer.challenge("invalid_token"), why));
            case Verdict.Unknown _ ->
                Optional.of(new Problem(
                                503,
                                "issuer-unavailable",
                                "The issuer of tokens is not available",
                                "the token can't be judged, since its issuer does not tell its keys; ask again")
                        .response());
        };
    }

    /** As RFC 6750 (3) has it. */
    private static Response unauthenticated(String challenge, String why) {
        return Response.fromResponse(new Problem(401, "unauthenticated", "Not known who asks", why).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    private static Response forbidden() {
        return new Problem(403, "forbidden", "Not allowed", "the token's scope must contain " + Scopes.OPERATE)
                .response(Map.of("scope", Scopes.OPERATE));
    }
}
