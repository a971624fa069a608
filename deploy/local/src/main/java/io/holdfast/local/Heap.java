package io.holdfast.local;

import java.util.List;

/**
 * How much memory a JVM has for objects.
 *
 * @param mib at most
 * @param youngMib of that, for new ones
 */
record Heap(int mib, int youngMib) {

    List<String> arguments() {
        return List.of("-Xmx%dm".formatted(mib), "-Xmn%dm".formatted(youngMib));
    }
}
