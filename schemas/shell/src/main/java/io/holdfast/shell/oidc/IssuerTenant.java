package io.holdfast.shell.oidc;

import io.holdfast.shell.auth.AuthSettings;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Tells Quarkus OIDC of the issuer, in the settings of Holdfast, or that there is none. */
@ApplicationScoped
class IssuerTenant {

    /** How far the clocks of the issuer and of this service may be apart. */
    static final int CLOCK_SKEW_SECONDS = 60;

    /** A token of a key that is not known has the issuer asked for its keys, and no more often than this: anybody can make up a key id. */
    private static final Duration KEYS_ASKED_AGAIN = Duration.ofSeconds(10);

    /** A token can't be judged before the issuer has been reached; callers are told so and come back. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    /**
     * Separates nothing from nothing, so that Quarkus makes no permissions of a token's scopes: it refuses a token with two blanks in a row or a comma
     * there, and {@link Claims} reads them by itself.
     */
    private static final String NO_ROLES = "(?s).+";

    void create(@Observes Oidc oidc, AuthSettings settings) {
        oidc.create(
                settings.knowsCallers()
                        ? tenant(settings)
                        : OidcTenantConfig.builder().disableTenant().build());
    }

    static OidcTenantConfig tenant(AuthSettings settings) {
        var token = OidcTenantConfig.builder()
                .token()
                .lifespanGrace(CLOCK_SKEW_SECONDS)
                .forcedJwkRefreshInterval(KEYS_ASKED_AGAIN)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false);
        settings.issuer().ifPresent(token::issuer);
        settings.audience().ifPresent(token::audience);
        OidcTenantConfigBuilder tenant =
                token.end().roles().roleClaimSeparator(NO_ROLES).end();
        settings.publicKey()
                .ifPresentOrElse(
                        tenant::publicKey,
                        () -> tenant.authServerUrl(settings.issuer().orElseThrow())
                                .connectionTimeout(CONNECTION_TIMEOUT));
        return tenant.build();
    }
}
