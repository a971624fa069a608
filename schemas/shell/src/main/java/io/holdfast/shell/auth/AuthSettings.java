package io.holdfast.shell.auth;

import static io.holdfast.schemas.limits.Limit.require;

import io.holdfast.shell.ServiceConfig.AuthConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may ask, checked.
 *
 * @param mode how callers are known
 * @param issuer who issues the tokens
 * @param audience what they must be for; empty if nothing is asked of that
 * @param tenantClaims the claims that name the tenant; the first that a token has counts
 * @param customers names customers on the log; empty if there is no key
 * @param publicKey a key that tokens are signed with; empty if the issuer is asked for its keys
 * @param publicReads whether events, seats and their stream can be read without a token
 * @param hosts names besides those of loopback that a request may have in {@code Host} if callers are not known
 */
public record AuthSettings(
        AuthMode mode,
        Optional<String> issuer,
        Optional<String> audience,
        List<String> tenantClaims,
        Optional<CustomerNames> customers,
        Optional<String> publicKey,
        boolean publicReads,
        Set<String> hosts) {

    private static final List<String> CLIENT = List.of("client_id", "azp");

    /** Refuses what can't work by its name. */
    public AuthSettings {
        boolean oidc = mode == AuthMode.OIDC;
        require(
                !oidc || issuer.isPresent() || publicKey.isPresent(),
                "holdfast.auth=oidc needs holdfast.auth.issuer, or holdfast.auth.public-key");
        require(!oidc || customers.isPresent(), "holdfast.auth=oidc needs holdfast.auth.customer-key");
        require(
                issuer.isEmpty() || issuer.get().matches("https?://.+"),
                "holdfast.auth.issuer must begin with https:// or http://");
        hosts = Set.copyOf(hosts);
    }

    /** Maps the configuration. */
    public static AuthSettings of(AuthConfig config) {
        return new AuthSettings(
                config.mode(),
                config.issuer(),
                config.audience(),
                config.tenantClaim().map(List::of).orElse(CLIENT),
                config.customerKey().map(CustomerNames::new),
                config.publicKey(),
                config.publicReads(),
                Set.copyOf(config.hosts().orElse(List.of())));
    }

    /** Whether callers are known by their tokens. */
    public boolean knowsCallers() {
        return mode == AuthMode.OIDC;
    }
}
