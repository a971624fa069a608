package io.holdfast.api.http;

import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.model.Caller;
import io.holdfast.schemas.limits.Scopes;
import io.holdfast.shell.auth.AuthSettings;
import io.holdfast.shell.auth.Identity;
import io.holdfast.shell.oidc.Bearer;
import io.holdfast.shell.oidc.Tokens;
import io.holdfast.shell.oidc.Tokens.Verdict;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Finds out who asks, and whether it may ask that; on the event loop, before a body is read. */
@ApplicationScoped
class CallerCheck {

    private static final String CHALLENGE = "WWW-Authenticate";

    private final AuthSettings settings;
    private final Tokens tokens;

    CallerCheck(AuthSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /**
     * Goes on with a call that may be made; any other is answered.
     *
     * @param then is told who asks; empty if that is not known, and need not be
     */
    void check(RoutingContext context, Access access, Consumer<Optional<Caller>> then) {
        List<String> given = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        Optional<String> token = Bearer.token(given);
        if (!settings.knowsCallers() || (given.isEmpty() && access == Access.PUBLIC && settings.publicReads())) {
            then.accept(Optional.empty());
        } else if (given.isEmpty()) {
            unauthenticated(context, Bearer.challenge(), "send a token: Authorization: Bearer …");
        } else if (token.isEmpty()) {
            unauthenticated(context, Bearer.challenge("invalid_request"), "send one token: Authorization: Bearer …");
        } else {
            judge(context, token.get(), access, then);
        }
    }

    private void judge(RoutingContext context, String token, Access access, Consumer<Optional<Caller>> then) {
        CompletableFuture<Verdict> verdict = tokens.judge(token).toCompletableFuture();
        if (verdict.isDone()) {
            judged(context, verdict.join(), access, then);
            return;
        }
        // Of its body nothing may come before somebody takes it.
        context.request().pause();
        Context loop = context.vertx().getOrCreateContext();
        var _ = verdict.thenAccept(found -> loop.runOnContext(_ -> {
            judged(context, found, access, then);
            var _ = context.request().resume();
        }));
    }

    private static void judged(
            RoutingContext context, Verdict verdict, Access access, Consumer<Optional<Caller>> then) {
        switch (verdict) {
            case Verdict.Good(Identity identity, var _) -> admit(context, identity, access, then);
            case Verdict.Bad(String why) ->
                unauthenticated(context, Bearer.challenge("invalid_token"), why + "; get a new one");
            case Verdict.Unknown() ->
                HttpAnswer.send(
                        context,
                        new Problem(
                                ProblemCode.ISSUER_UNAVAILABLE,
                                "the issuer's keys can't be had, so that the token can't be judged, and nothing was sent; repeat the same call",
                                body -> body.put("accepted", "no")));
        }
    }

    private static void admit(
            RoutingContext context, Identity identity, Access access, Consumer<Optional<Caller>> then) {
        Optional<String> missing = access.missing(identity);
        boolean ownHolds = Access.ownHolds(identity);
        if (missing.isPresent()) {
            forbidden(context, missing.get());
        } else if (ownHolds && identity.customer().isEmpty()) {
            unauthenticated(
                    context,
                    Bearer.challenge("invalid_token"),
                    "a token with %s must say whose, by its sub".formatted(Scopes.OWN_HOLDS));
        } else {
            then.accept(Optional.of(new Caller(
                    identity.tenant(), identity.client(), identity.customer(), ownHolds, identity.grants())));
        }
    }

    private static void forbidden(RoutingContext context, String scope) {
        var problem = new Problem(
                ProblemCode.FORBIDDEN,
                "the token lacks the scope %s".formatted(scope),
                body -> body.put("scope", scope));
        HttpAnswer.send(
                context,
                HttpAnswer.of(problem)
                        .with(CHALLENGE, "%s, scope=\"%s\"".formatted(Bearer.challenge("insufficient_scope"), scope)));
    }

    private static void unauthenticated(RoutingContext context, String challenge, String detail) {
        HttpAnswer.send(
                context,
                HttpAnswer.of(new Problem(ProblemCode.UNAUTHENTICATED, detail)).with(CHALLENGE, challenge));
    }
}
