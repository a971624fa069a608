package io.holdfast.shell.oidc;

import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.shell.auth.AuthSettings;
import io.holdfast.shell.auth.CustomerNames;
import io.holdfast.shell.auth.Identity;
import io.holdfast.shell.oidc.Tokens.Verdict;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, by the claims of a token that was found to be genuine. */
final class Claims {

    private static final List<String> CLIENT = List.of("azp", "client_id");

    private final List<String> tenantClaims;
    private final CustomerNames customers;

    Claims(AuthSettings settings) {
        this.tenantClaims = settings.tenantClaims();
        // Never used without tokens, and with them there is a key.
        this.customers = settings.customers().orElseGet(() -> new CustomerNames("-".repeat(32)));
    }

    Verdict read(JsonWebToken token) {
        Optional<String> tenant = first(token, tenantClaims);
        if (tenant.isEmpty()) {
            return new Verdict.Bad("the token names no tenant: it has no " + String.join(" and no ", tenantClaims));
        }
        String client = first(token, CLIENT).orElse(tenant.get());
        Optional<String> problem = CallerNames.problem(tenant.get()).or(() -> CallerNames.problem(client));
        if (problem.isPresent()) {
            return new Verdict.Bad("the token's tenant and client " + problem.get());
        }
        Optional<String> customer = text(token, "sub").map(sub -> customers.name(tenant.get(), sub));
        return new Verdict.Good(
                new Identity(tenant.get(), client, customer, scopes(token)),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** Separated by spaces (RFC 8693, 4.2). */
    private static Set<String> scopes(JsonWebToken token) {
        return text(token, "scope").stream()
                .flatMap(scopes -> Stream.of(scopes.split(" ", -1)))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> first(JsonWebToken token, List<String> names) {
        return names.stream().flatMap(name -> text(token, name).stream()).findFirst();
    }

    private static Optional<String> text(JsonWebToken token, String name) {
        return switch (token.<Object>getClaim(name)) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            case null, default -> Optional.empty();
        };
    }
}
