package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    private static final String WITH_LENGTH =
            "HTTP/1.1 201 Created\r\nContent-Type: a\r\ncontent-length: 5\r\n\r\nhello";
    private static final String CHUNKED =
            "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1a;x=y\r\nabcdefghijk\r\n\r\nlmnopqrstuv\r\n0\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 204 No Content\r\nServer: s\r\n\r\n";

    private final ResponseReader reader = new ResponseReader();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1_000})
    void responses_one_after_the_other_are_told_apart_in_pieces_of_any_size(int size) {
        ByteBuffer all = bytes(WITH_LENGTH + CHUNKED + EMPTY + WITH_LENGTH);
        var statuses = new java.util.ArrayList<Integer>();

        while (all.hasRemaining()) {
            ByteBuffer piece = all.slice(all.position(), Math.min(size, all.remaining()));
            all.position(all.position() + piece.remaining());
            while (piece.hasRemaining()) {
                if (reader.read(piece)) {
                    statuses.add(reader.status());
                }
            }
        }

        assertThat(statuses).containsExactly(201, 409, 204, 201);
    }

    @Test
    void a_response_is_not_over_before_its_last_byte() {
        ByteBuffer all = bytes(CHUNKED);
        ByteBuffer allButOne = all.slice(0, all.remaining() - 1);

        assertThat(reader.read(allButOne)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'Connection: close\r\n', true", "'Connection: keep-alive\r\n', false", "'', false"})
    void whether_the_server_closes_is_read_from_the_head(String header, boolean closes) {
        var _ = reader.read(
                bytes("HTTP/1.1 200 OK\r\n" + (header == null ? "" : header) + "Content-Length: 0\r\n\r\n"));

        assertThat(reader.closes()).isEqualTo(closes);
    }

    @Test
    void what_is_no_response_is_refused_before_memory_is_full() {
        assertThatThrownBy(() -> reader.read(bytes("x".repeat(100_000)))).isInstanceOf(IllegalStateException.class);
    }
}
