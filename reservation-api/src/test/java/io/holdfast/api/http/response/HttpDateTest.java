package io.holdfast.api.http.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    private final HttpDate date = new HttpDate();

    @Test
    void writesTheSecondInUniversalTime() {
        assertThat(date.text(Instant.parse("1994-11-06T08:49:37.999Z"))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void followsTheClockForthAndBack() {
        assertThat(date.text(Instant.parse("2026-12-31T23:59:59.999Z"))).isEqualTo("Thu, 31 Dec 2026 23:59:59 GMT");
        assertThat(date.text(Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("Fri, 01 Jan 2027 00:00:00 GMT");
        assertThat(date.text(Instant.parse("2026-12-31T23:59:59Z"))).isEqualTo("Thu, 31 Dec 2026 23:59:59 GMT");
        assertThat(date.text(Instant.EPOCH)).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
