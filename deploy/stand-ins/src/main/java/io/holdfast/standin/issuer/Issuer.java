package io.holdfast.standin.issuer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A running issuer: it signs whatever it is asked for, and publishes what that is verified with. */
public final class Issuer implements AutoCloseable {

    /** Whom its tokens are for. */
    public static final String AUDIENCE = "holdfast";

    private final SigningKeys keys;
    private final InstantSource clock;
    private final HttpServer http;
    private final String url;

    private Issuer(int port, Path data, InstantSource clock) throws IOException {
        this.keys = new SigningKeys(data);
        this.clock = clock;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.url = "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /**
     * Starts one on loopback.
     *
     * @param port where it is asked; 0 for any that is free
     * @param data folder of its keys
     */
    public static Issuer start(int port, Path data, InstantSource clock) throws IOException {
        var issuer = new Issuer(port, data, clock);
        issuer.http.createContext("/", new IssuerApi(issuer)::handle);
        issuer.http.start();
        return issuer;
    }

    /** Who it says that it is: {@code iss} of its tokens. */
    public String url() {
        return url;
    }

    String publishedKeys() {
        return keys.published();
    }

    String rotate() throws IOException {
        return keys.rotate();
    }

    String sign(TokenRequest request) {
        RsaJsonWebKey key = keys.current();
        long now = clock.instant().getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer(url);
        claims.setAudience(AUDIENCE);
        claims.setSubject(request.customer());
        claims.setStringClaim("client_id", request.tenant());
        claims.setStringClaim("azp", request.tenant());
        claims.setStringClaim("scope", request.scope());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setNotBefore(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + request.ttlSeconds()));
        claims.setGeneratedJwtId();
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
