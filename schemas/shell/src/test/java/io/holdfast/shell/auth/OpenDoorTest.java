package io.holdfast.shell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenDoorTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]"})
    void this_machine_alone_is_served_without_asking(String host) {
        assertThat(OpenDoor.problem(AuthMode.NONE, host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "[::]",
                "10.0.0.1",
                "127.0.0.1.example.com",
                "localhost.example.com",
                "127x0x0x1",
                "1",
                ""
            })
    void the_network_is_not_served_without_asking(String host) {
        assertThat(OpenDoor.problem(AuthMode.NONE, host))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("holdfast.auth=oidc", "holdfast.auth=trusted-network", "quarkus.http.host"));
    }

    @ParameterizedTest
    @EnumSource(
            value = AuthMode.class,
            names = {"TRUSTED_NETWORK", "OIDC"})
    void the_network_is_served_if_callers_are_known_or_vouched_for(AuthMode mode) {
        assertThat(OpenDoor.problem(mode, "0.0.0.0")).isEmpty();
    }
}
