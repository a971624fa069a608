package io.holdfast.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of each HTTP/1.1 response on a connection and keeps its status; bodies are passed over unread. It knows what servers answer
 * that the bench asks: a length or chunks.
 */
final class ResponseReader {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final String LENGTH = "content-length:";
    private static final int DECIMAL = 10;
    private static final int HEX = 16;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILER
    }

    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private Part part = Part.STATUS;
    private boolean chunked;
    private long remaining;
    private int status;
    private boolean closes;

    /** Reads on; true at the end of a response, with what follows it left in the buffer. */
    boolean read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            boolean ended = switch (part) {
                case BODY -> pass(bytes);
                case CHUNK -> {
                    if (pass(bytes)) {
                        part = Part.CHUNK_SIZE;
                    }
                    yield false;
                }
                case STATUS, HEADERS, CHUNK_SIZE, TRAILER -> endOfLine(bytes.get()) && line();
            };
            if (ended) {
                part = Part.STATUS;
                return true;
            }
        }
        return false;
    }

    int status() {
        return status;
    }

    /** Whether the server closes the connection after the response that ended last. */
    boolean closes() {
        return closes;
    }

    private boolean pass(ByteBuffer bytes) {
        int passed = (int) Math.min(remaining, bytes.remaining());
        bytes.position(bytes.position() + passed);
        remaining -= passed;
        return remaining == 0;
    }

    private boolean endOfLine(byte next) {
        if (length == LONGEST_LINE) {
            throw new IllegalStateException("this is no HTTP response");
        }
        line[length++] = next;
        return next == '\n';
    }

    /** A line is complete; true if the response ends with it. */
    private boolean line() {
        String text =
                new String(line, 0, length, StandardCharsets.US_ASCII).strip().toLowerCase(Locale.ROOT);
        length = 0;
        switch (part) {
            case STATUS -> begin(text);
            case HEADERS -> {
                if (text.isEmpty()) {
                    part = chunked ? Part.CHUNK_SIZE : Part.BODY;
                    return !chunked && remaining == 0;
                }
                header(text);
            }
            case CHUNK_SIZE -> {
                int size = number(text.split(";", 2)[0], HEX);
                // A chunk ends with a line break of its own.
                remaining = size + 2L;
                part = size == 0 ? Part.TRAILER : Part.CHUNK;
            }
            case TRAILER -> {
                return text.isEmpty();
            }
            case BODY, CHUNK -> throw new IllegalStateException("a body has no lines");
        }
        return false;
    }

    private void begin(String text) {
        String[] words = text.split(" ", 3);
        status = number(words.length < 2 ? "" : words[1], DECIMAL);
        chunked = false;
        closes = false;
        remaining = 0;
        part = Part.HEADERS;
    }

    private void header(String text) {
        if (text.startsWith(LENGTH)) {
            remaining = number(text.substring(LENGTH.length()).strip(), DECIMAL);
        } else if (text.startsWith("transfer-encoding:")) {
            chunked = true;
        } else if (text.equals("connection: close")) {
            closes = true;
        }
    }

    private static int number(String text, int radix) {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException none) {
            throw new IllegalStateException("this is no HTTP response: " + text, none);
        }
    }
}
