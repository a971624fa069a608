package io.holdfast.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports that nobody uses. */
final class FreePorts {

    private static final int BEYOND = 12_000;
    private static final int STEP = 50;

    private FreePorts() {}

    /** The first of this number in a row, at this port or above it. */
    static int block(int from, int ports) {
        return IntStream.iterate(from, port -> port < BEYOND, port -> port + STEP)
                .filter(first -> IntStream.range(first, first + ports).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no block of %d free ports between %d and %d".formatted(ports, from, BEYOND)));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
