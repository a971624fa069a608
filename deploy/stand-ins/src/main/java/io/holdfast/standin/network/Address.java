package io.holdfast.standin.network;

import java.net.InetSocketAddress;

/**
 * A port on loopback.
 *
 * @param host its address, such as 127.0.0.1; Linux has all of 127.0.0.0/8
 */
public record Address(String host, int port) {

    /** Reads {@code host:port}. */
    static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
