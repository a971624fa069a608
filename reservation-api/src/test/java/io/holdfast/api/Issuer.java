package io.holdfast.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of tokens. Tests ask it over HTTP, since they are loaded apart from it: {@code /sign} signs what is posted, with the key that
 * {@code /jwks} shows or with another, {@code /rotate} makes a new key, and {@code /away} and {@code /back} end and begin its service.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    static final String CUSTOMER_KEY = "0123456789abcdef0123456789abcdef";
    /** The property that tells tests where it is. */
    static final String URL = "test.issuer";

    static final String AWAY = "away";
    static final String STATIC_KEY = "static-key";

    private final KeyPair unpublished = keys();
    private KeyPair key = keys();
    private int number = 1;
    private boolean away;
    private boolean staticKey;
    private @Nullable HttpServer server;

    @Override
    public void init(Map<String, String> arguments) {
        away = arguments.containsKey(AWAY);
        staticKey = arguments.containsKey(STATIC_KEY);
    }

    @Override
    public Map<String, String> start() {
        HttpServer begun;
        try {
            begun = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        String url = "http://127.0.0.1:" + begun.getAddress().getPort();
        System.setProperty(URL, url);
        begun.createContext("/", exchange -> answer(exchange, url));
        begun.start();
        server = begun;
        var settings = new HashMap<String, String>();
        settings.put("holdfast.auth", "oidc");
        settings.put("holdfast.auth.issuer", url);
        settings.put("holdfast.auth.audience", "holdfast");
        settings.put("holdfast.auth.customer-key", CUSTOMER_KEY);
        if (staticKey) {
            settings.put(
                    "holdfast.auth.public-key",
                    Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
        }
        return settings;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private synchronized void answer(HttpExchange exchange, String url) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        String answer = switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" ->
                away ? "" : "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}".formatted(url, url);
            case "/jwks" -> away ? "" : jwks();
            case "/sign" -> sign(key, body);
            case "/forge" -> sign(unpublished, body);
            case "/key" -> "k" + number;
            case "/rotate" -> {
                key = keys();
                number++;
                yield "k" + number;
            }
            case "/away" -> {
                away = true;
                yield "away";
            }
            case "/back" -> {
                away = false;
                yield "back";
            }
            default -> "";
        };
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(bytes.length == 0 ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String jwks() {
        var rsa = (RSAPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"k%d\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(number, base64(rsa.getModulus()), base64(rsa.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return encode(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sign(KeyPair key, String head) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + '.' + encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
