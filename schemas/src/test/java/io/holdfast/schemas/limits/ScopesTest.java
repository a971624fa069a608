package io.holdfast.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scopes mean something. */
class ScopesTest {

    @ParameterizedTest
    @ValueSource(strings = {"events", "holds", "own-holds", "sales", "operate", "allotment:fan-club.1"})
    void these_mean_something(String scope) {
        assertThat(Scopes.isKnown(scope)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Events", "hold", "openid", "allotment:", "allotment:two words", "xallotment:a"})
    void others_do_not(String scope) {
        assertThat(Scopes.isKnown(scope)).isFalse();
    }
}
