package io.holdfast.shell.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.holdfast.schemas.Digests;
import io.holdfast.shell.auth.AuthSettings;
import io.holdfast.shell.auth.Identity;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges tokens. One that was found good is known by its hash until it expires: a signature costs as much as serving a call does. A bad one is
 * judged anew each time, so that nobody can fill the memory with them.
 */
@Singleton
public final class Tokens {

    /** Longer ones are made up: issuers keep theirs below what a header may have. */
    public static final int MAX_CHARACTERS = 8 * 1024;

    /** Each takes some 300 bytes. */
    private static final int MAX_KNOWN = 50_000;

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private final Instance<TenantIdentityProvider> provider;
    private final Claims claims;
    private final InstantSource clock;
    private final Cache<String, Verdict.Good> known = Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfter(Expiry.creating((String _, Verdict.Good good) -> lasts(good)))
            .build();

    @Inject
    Tokens(Instance<TenantIdentityProvider> provider, AuthSettings settings, InstantSource clock) {
        this.provider = provider;
        this.claims = new Claims(settings);
        this.clock = clock;
    }

    /** What a token is found to be. */
    public sealed interface Verdict {

        /** It says who asks, until it expires. */
        record Good(Identity identity, Instant expires) implements Verdict {}

        /** It says nothing. */
        record Bad(String why) implements Verdict {}

        /** That can't be told now: the issuer does not tell its keys. */
        record Unknown() implements Verdict {}
    }

    /** Judges a token; at once if it is known. Never fails. */
    public CompletionStage<Verdict> judge(String token) {
        if (token.length() > MAX_CHARACTERS) {
            return CompletableFuture.completedFuture(new Verdict.Bad("the token is too long"));
        }
        String hash = Digests.sha256Hex(token);
        Verdict.@Nullable Good good = known.getIfPresent(hash);
        return good != null ? CompletableFuture.completedFuture(good) : verify(token, hash);
    }

    private CompletionStage<Verdict> verify(String token, String hash) {
        return provider.get()
                .authenticate(new AccessTokenCredential(token))
                .map(this::verdict)
                .onFailure()
                .recoverWithItem(Tokens::failed)
                .invoke(verdict -> {
                    if (verdict instanceof Verdict.Good good) {
                        known.put(hash, good);
                    }
                })
                .subscribeAsCompletionStage();
    }

    private Verdict verdict(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? claims.read(token)
                : new Verdict.Bad("the token is no JWT");
    }

    private static Verdict failed(Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            LOG.debugf("a token was refused: %s", failure.toString());
            return new Verdict.Bad(
                    "the token is expired, not valid yet, of another issuer or audience, or not signed by it");
        }
        LOG.warnf("a token can't be judged: %s", failure.toString());
        return new Verdict.Unknown();
    }

    private Duration lasts(Verdict.Good good) {
        Duration left = Duration.between(clock.instant(), good.expires());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
