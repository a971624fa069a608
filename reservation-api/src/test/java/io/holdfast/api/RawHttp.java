package io.holdfast.api;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests that no well-behaved client sends. */
final class RawHttp {

    private RawHttp() {}

    static String untyped(int port, String path, String body) {
        return exchange(
                port,
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, body.length(), body));
    }

    /** A request whose path is sent as it is: clients take dots out of one. */
    static String verbatim(int port, String method, String path, String body) {
        return exchange(
                port,
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(method, path, body.length(), body));
    }

    /** A request that names this host. */
    static String ofHost(int port, String host, String path) {
        return exchange(port, "GET %s HTTP/1.1\r\n%sConnection: close\r\n\r\n".formatted(path, host));
    }

    static String chunked(int port, String path, String body) {
        return exchange(
                port,
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                        .formatted(path, body.length(), body));
    }

    /** Begins a request whose body never comes; closing the socket breaks it off. */
    static Socket begun(int port, String path) throws IOException {
        return begun(port, "PUT", path);
    }

    static Socket begun(int port, String method, String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(
                        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n"
                                .formatted(method, path)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** As {@link #chunked}, with an extension of the chunk (RFC 9112, 7.1.1). */
    static String extendedChunk(int port, String path, String body) {
        return exchange(
                port,
                "PUT %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n%x;name=value;quoted=\"a b\"\r\n%s\r\n0;last\r\n\r\n"
                        .formatted(path, body.length(), body));
    }

    /** Sends the head of a request with a body, and the body once it is told to go on; what the server says first, and what then. */
    static List<String> expecting(int port, String method, String path, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            send(
                    socket,
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                            .formatted(method, path, body.length()));
            var first = new StringBuilder();
            while (!first.toString().endsWith("\r\n\r\n")) {
                first.append((char) socket.getInputStream().read());
            }
            send(socket, body);
            return List.of(
                    first.toString(), new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What the server announces on a connection of HTTP/2 (RFC 9113, 6.5): its settings by their identifiers. */
    static Map<Integer, Long> settings(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            send(socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
            var in = new DataInputStream(socket.getInputStream());
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            in.skipNBytes(6);
            var settings = new HashMap<Integer, Long>();
            for (int read = 0; read < length; read += 6) {
                settings.put(in.readUnsignedShort(), Integer.toUnsignedLong(in.readInt()));
            }
            return settings;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String exchange(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
