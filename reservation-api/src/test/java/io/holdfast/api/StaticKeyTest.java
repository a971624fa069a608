package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key is a setting, and nothing is read without a token. */
@Tag("slow")
@QuarkusTest
@TestProfile(StaticKeyTest.StaticKey.class)
class StaticKeyTest extends EdgeFixture {

    /** The issuer is never asked. */
    public static final class StaticKey extends WithTokens {
        @Override
        Map<String, String> arguments() {
            return Map.of(Issuer.AWAY, "", Issuer.STATIC_KEY, "");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("holdfast.auth.public-reads", "false");
        }
    }

    private static Stream<Ask> reads() {
        return Ask.needing(Ask.Need.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void what_is_for_sale_is_read_with_any_good_token_and_with_none_other(Ask ask) {
        TokenSpec any = TokenSpec.of("acme", "anna", "");

        assertThat(ask.statusOfReadBy(Optional.of(any.signed()))).isEqualTo(200);
        problem(ask.by(Optional.empty()), 401, "unauthenticated");
        problem(ask.by(Optional.of(any.forged())), 401, "unauthenticated");
    }

    @Test
    void the_issuer_and_the_audience_count_beside_the_key() {
        for (String claim : List.of("iss", "aud")) {
            String other = TokenSpec.of("acme", "anna", "")
                    .claims(claims -> claims.put(claim, "https://other.example"))
                    .signed();
            problem(Ask.LIST.by(Optional.of(other)), 401, "unauthenticated");
        }
        String unsigned = TokenSpec.of("acme", "anna", "")
                .header(header -> header.put("alg", "none"))
                .unsigned();
        problem(Ask.LIST.by(Optional.of(unsigned)), 401, "unauthenticated");
    }
}
