package io.holdfast.shell.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static AuthSettings of(AuthMode mode, Optional<String> issuer, Optional<String> key) {
        return new AuthSettings(
                mode,
                issuer,
                Optional.empty(),
                List.of("client_id"),
                key.map(CustomerNames::new),
                Optional.empty(),
                true,
                Set.of());
    }

    @Test
    void tokens_need_an_issuer_or_a_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(AuthMode.OIDC, Optional.empty(), Optional.of(KEY)))
                .withMessageContaining("holdfast.auth.issuer")
                .withMessageContaining("holdfast.auth.public-key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(AuthMode.OIDC, Optional.of("issuer"), Optional.of(KEY)))
                .withMessageStartingWith("holdfast.auth.issuer");
    }

    @Test
    void customers_are_named_by_a_key_that_can_not_be_guessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(AuthMode.OIDC, Optional.of("https://issuer.example"), Optional.empty()))
                .withMessageContaining("holdfast.auth.customer-key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(AuthMode.NONE, Optional.empty(), Optional.of(KEY.substring(1))))
                .withMessageContaining("32 characters");
    }

    @Test
    void the_key_is_in_no_text() {
        assertThat(of(AuthMode.NONE, Optional.empty(), Optional.of(KEY)).toString())
                .doesNotContain(KEY);
    }

    @Test
    void a_customer_has_one_name_with_each_tenant_and_key() {
        var names = new CustomerNames(KEY);

        // printf 'acme\nanna' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(names.name("acme", "anna")).isEqualTo("c943cd11586ee5e02f03eb19e2bb241b");
        assertThat(names.name("other", "anna")).isNotEqualTo(names.name("acme", "anna"));
        assertThat(new CustomerNames(KEY + "x").name("acme", "anna")).isNotEqualTo(names.name("acme", "anna"));
    }
}
