package io.holdfast.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.http.request.CallHeaders.Preference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=0|0",
                "wait=10|10",
                "WAIT = 10|10",
                "wait=\"10\"|10",
                "wait=10; foo=bar|10",
                "return=minimal, wait=7|7",
                "wait=31|30",
                "wait=99999999999999999999999|30",
                "wait=5, wait=6|5",
                "respond-async, wait=5|5",
                "wait=x, wait=6|6"
            })
    void a_wait_is_applied_within_its_bounds(String header, int seconds) {
        assertThat(Preference.of(List.of(header)))
                .isEqualTo(new Preference(Duration.ofSeconds(seconds), Optional.of("wait=" + seconds)));
    }

    @Test
    void respond_async_waits_for_nothing() {
        assertThat(Preference.of(List.of("Respond-Async")))
                .isEqualTo(new Preference(Duration.ZERO, Optional.of("respond-async")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=x", "await=3", "return=minimal", ",,;"})
    void what_is_malformed_or_unknown_is_ignored(String header) {
        assertThat(Preference.of(List.of(header))).isEqualTo(new Preference(Duration.ofSeconds(2), Optional.empty()));
    }

    @Test
    void several_headers_are_one_list() {
        assertThat(Preference.of(List.of("return=minimal", "wait=3")).patience())
                .hasSeconds(3);
    }
}
