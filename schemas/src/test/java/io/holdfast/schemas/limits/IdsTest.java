package io.holdfast.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "...", ".a", "..a", "a.", "cart-91", "A_b~C.9", "-", "~"})
    void ids_are_made_of_what_needs_no_escaping(String id) {
        assertThat(Ids.problem(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", " ", "a b", "a/b", "%2e%2e", "ä", "a;b", "a\n", "\u0000", "a?"})
    void everything_else_is_no_id(String text) {
        assertThat(Ids.problem(text)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.require("event", Ids.problem(text)));
    }

    @Test
    void an_id_has_64_characters_at_most() {
        assertThat(Ids.problem("x".repeat(64))).isEmpty();
        assertThat(Ids.problem("x".repeat(65))).isPresent();
    }
}
