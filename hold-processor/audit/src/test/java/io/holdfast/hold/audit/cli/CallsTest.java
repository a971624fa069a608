package io.holdfast.hold.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** How the audit is called: 0 done, 1 it failed, 2 the call was wrong. */
class CallsTest {

    private static final Instant NEWEST = Instant.parse("2026-11-22T21:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sideways",
                "verify",
                "verify --patience soon --bootstrap localhost:1",
                "verify --bootstrap localhost:1 --command-config nowhere",
                "verify --log eu=localhost:1",
                "verify --log eu=localhost:1 --log us=localhost:2 --log-config asia=nowhere",
                "verify --log-config eu=nowhere",
                "replay --seat A-1-12 --bootstrap localhost:1",
                "replay --at 12:00 --offset 1:1 --bootstrap localhost:1",
                "story --bootstrap localhost:1"
            })
    void a_wrong_call_exits_2(String call) {
        assertThat(Main.run(call.isEmpty() ? new String[0] : call.split(" "))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "verify --help", "replay --help", "story --help"})
    void help_exits_0(String call) {
        assertThat(Main.run(call.split(" "))).isZero();
    }

    @Test
    void what_cannot_be_done_exits_1() {
        assertThat(Main.run("verify", "--bootstrap", "localhost:no-port")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T19:32:07Z, 2026-11-22T19:32:07Z",
        "2026-11-22T20:32:07.5+01:00, 2026-11-22T19:32:07.5Z",
        "2026-11-22T20:32:07, 2026-11-22T19:32:07Z",
        "20:32:07, 2026-11-22T19:32:07Z",
        "20:32, 2026-11-22T19:32:00Z"
    })
    void a_time_is_read_as_people_write_it(String text, String instant) {
        assertThat(Times.parse(text, NEWEST, ZoneId.of("Europe/Vienna"))).contains(Instant.parse(instant));
    }

    @Test
    void what_is_no_time_is_none() {
        assertThat(Times.parse("yesterday", NEWEST, ZoneId.of("Europe/Vienna"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"24h, PT24H", "90s, PT1M30S", "7d, P7D", "0s, PT0S", "PT5M, PT5M", "1h30m, PT1H30M"})
    void a_duration_is_read_as_people_write_it(String text, String duration) {
        assertThat(new Durations().convert(text)).isEqualTo(Duration.parse(duration));
    }

    @Test
    void what_is_no_duration_is_none() {
        assertThatThrownBy(() -> new Durations().convert("-1h")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> new Durations().convert("soon")).isInstanceOf(TypeConversionException.class);
    }
}
