package io.holdfast.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the end of each HTTP/1.1 response on a connection and keeps its status; bodies are passed over unread. It knows what servers answer
 * that the bench asks: a length or chunks.
 */
final class ResponseReader {

    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_CHUNK_SIZE = 64;
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] CHUNKED = ascii("transfer-encoding:");
    private static final byte[] CLOSE = ascii("connection: close");
    private static final int STATUS_AT = 9;
    private static final int NO_CONTENT = 204;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;
    private static final int CASE = 0x20;

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILER
    }

    private final byte[] line = new byte[LONGEST_HEAD];
    private int length;
    private Part part = Part.HEAD;
    private long remaining;
    private int status;
    private boolean closes;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads on; true at the end of a response, with what follows it left in the buffer. */
    boolean read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            boolean ended = switch (part) {
                case HEAD -> head(bytes);
                case BODY -> pass(bytes);
                case CHUNK_SIZE -> chunkSize(bytes);
                case CHUNK -> chunk(bytes);
                case TRAILER -> trailer(bytes);
            };
            if (ended) {
                part = Part.HEAD;
                return true;
            }
        }
        return false;
    }

    int status() {
        return status;
    }

    /** Whether the server closes the connection after it. */
    boolean closes() {
        return closes;
    }

    private boolean head(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            keep(bytes.get(), LONGEST_HEAD);
            if (length >= 4 && ends("\r\n\r\n")) {
                return begin();
            }
        }
        return false;
    }

    private void keep(byte next, int longest) {
        if (length == longest) {
            throw new IllegalStateException("this is no HTTP response");
        }
        line[length++] = next;
    }

    private boolean ends(String with) {
        for (int i = 0; i < with.length(); i++) {
            if (line[length - with.length() + i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The head is complete; true if no body follows. */
    private boolean begin() {
        status = (line[STATUS_AT] - '0') * 100 + (line[STATUS_AT + 1] - '0') * 10 + (line[STATUS_AT + 2] - '0');
        closes = find(CLOSE) >= 0;
        int lengthAt = find(CONTENT_LENGTH);
        boolean chunked = lengthAt < 0 && find(CHUNKED) >= 0;
        remaining = lengthAt < 0 ? 0 : number(lengthAt, DECIMAL);
        length = 0;
        if (chunked) {
            part = Part.CHUNK_SIZE;
            return false;
        }
        part = Part.BODY;
        return remaining == 0 || status == NO_CONTENT;
    }

    /** Where a header's value begins; -1 if there is no such header. */
    private int find(byte[] header) {
        for (int from = 2; from + header.length <= length; from++) {
            if (line[from - 1] == '\n' && matches(from, header)) {
                return from + header.length;
            }
        }
        return -1;
    }

    private boolean matches(int from, byte[] header) {
        for (int i = 0; i < header.length; i++) {
            byte here = line[from + i];
            boolean capital = here >= 'A' && here <= 'Z';
            if ((capital ? here | CASE : here) != header[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int base) {
        long number = 0;
        for (int i = from; i < length; i++) {
            if (line[i] == ' ' && i == from) {
                continue;
            }
            int digit = Character.digit(line[i], base);
            if (digit < 0) {
                break;
            }
            number = number * base + digit;
        }
        return number;
    }

    private boolean pass(ByteBuffer bytes) {
        int passed = (int) Math.min(remaining, bytes.remaining());
        bytes.position(bytes.position() + passed);
        remaining -= passed;
        return remaining == 0;
    }

    private boolean chunkSize(ByteBuffer bytes) {
        keep(bytes.get(), LONGEST_CHUNK_SIZE);
        if (line[length - 1] == '\n') {
            long size = number(0, HEX);
            length = 0;
            // A chunk ends with a line break of its own.
            remaining = size + 2;
            part = size == 0 ? Part.TRAILER : Part.CHUNK;
        }
        return false;
    }

    private boolean chunk(ByteBuffer bytes) {
        if (pass(bytes)) {
            part = Part.CHUNK_SIZE;
        }
        return false;
    }

    /** Lines up to an empty one. */
    private boolean trailer(ByteBuffer bytes) {
        keep(bytes.get(), LONGEST_HEAD);
        if (line[length - 1] != '\n') {
            return false;
        }
        boolean empty = length <= 2;
        length = 0;
        return empty;
    }
}
