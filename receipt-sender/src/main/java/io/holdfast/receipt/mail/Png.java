package io.holdfast.receipt.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Black and white pictures in PNG (W3C Recommendation, third edition). In the place of AWT, which would load a native library and
 * look for fonts and a display in a service that shows nothing.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final byte BITS_PER_PIXEL = 1;
    private static final byte GREYSCALE = 0;
    private static final byte FILTER_NONE = 0;

    private Png() {}

    /** Whether a pixel is black. */
    interface Black {
        boolean at(int x, int y);
    }

    static byte[] encode(int width, int height, Black black) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(width)
                .putInt(height)
                .put(BITS_PER_PIXEL)
                .put(GREYSCALE)
                .array();
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", pixels(width, height, black));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] pixels(int width, int height, Black black) {
        var compressed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(compressed)) {
            for (int y = 0; y < height; y++) {
                out.write(FILTER_NONE);
                for (int x = 0; x < width; x += Byte.SIZE) {
                    out.write(eight(x, y, width, black));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    /** Eight pixels from the left, the first in the highest bit; 1 is white. */
    private static int eight(int x, int y, int width, Black black) {
        int bits = 0;
        for (int i = 0; i < Byte.SIZE; i++) {
            boolean white = x + i >= width || !black.at(x + i, y);
            bits = bits << 1 | (white ? 1 : 0);
        }
        return bits;
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
