package io.holdfast.standin.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IssuerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEYS = "keys.json";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    /** What a first start leaves: to make a key takes a second. */
    @TempDir
    private static Path started;

    @TempDir
    Path data;

    private Issuer issuer;

    @BeforeAll
    static void start_first() throws IOException {
        Issuer.start(0, started, () -> NOW).close();
    }

    @BeforeEach
    void start() throws IOException {
        Files.copy(started.resolve(KEYS), data.resolve(KEYS), StandardCopyOption.COPY_ATTRIBUTES);
        issuer = Issuer.start(0, data, () -> NOW);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(issuer.url() + path));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(at(path)).body());
    }

    private HttpResponse<String> ask(String form) throws IOException, InterruptedException {
        return send(at("/token").POST(BodyPublishers.ofString(form)));
    }

    private String token(String form) throws IOException, InterruptedException {
        return JSON.readTree(ask(form).body()).get("access_token").asText();
    }

    private void rotate() throws IOException, InterruptedException {
        assertThat(send(at("/rotate").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
    }

    /** As a service does it: by the discovery document alone. */
    private JwtClaims verified(String token) throws Exception {
        JsonNode discovery = get("/.well-known/openid-configuration");
        String keys = send(HttpRequest.newBuilder(
                        URI.create(discovery.get("jwks_uri").asText())))
                .body();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(discovery.get("issuer").asText())
                .setExpectedAudience("holdfast")
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setEvaluationTime(org.jose4j.jwt.NumericDate.fromSeconds(NOW.getEpochSecond()))
                .build()
                .processToClaims(token);
    }

    @Test
    void a_token_says_what_was_asked_for() throws Exception {
        JwtClaims claims = verified(token("scope=events+holds&tenant=acme&customer=anna%40example.com&ttl=60"));

        assertThat(claims.getStringClaimValue("client_id")).isEqualTo("acme");
        assertThat(claims.getStringClaimValue("azp")).isEqualTo("acme");
        assertThat(claims.getSubject()).isEqualTo("anna@example.com");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("events holds");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getNotBefore().getValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.getEpochSecond() + 60);
    }

    @Test
    void a_token_that_names_nobody_is_of_the_local_tenant_for_an_hour() throws Exception {
        JwtClaims claims = verified(token("scope=holds"));

        assertThat(claims.getStringClaimValue("client_id")).isEqualTo("local");
        assertThat(claims.getSubject()).isEqualTo("local");
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(NOW.getEpochSecond() + 3_600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scope=",
                "scope=a++b",
                "scope=holds&ttl=0",
                "scope=holds&ttl=86401",
                "scope=holds&ttl=1h",
                "scope=holds&tenant=",
                "scope=holds&customer=%0A",
                "scope=holds&customer=%zz"
            })
    void what_no_token_can_say_is_refused(String form) throws Exception {
        HttpResponse<String> refused = ask(form);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).get("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void a_restart_changes_no_key() throws Exception {
        String before = token("scope=holds");
        int port = URI.create(issuer.url()).getPort();
        issuer.close();

        issuer = Issuer.start(port, data, () -> NOW);

        assertThat(verified(before).getStringClaimValue("scope")).isEqualTo("holds");
    }

    @Test
    void tokens_of_the_key_before_stay_good_and_older_ones_do_not() throws Exception {
        String first = token("scope=holds");
        rotate();
        String second = token("scope=holds");
        assertThat(get("/jwks").get("keys")).hasSize(2);
        verified(first);

        rotate();

        assertThat(get("/jwks").get("keys")).hasSize(2);
        verified(second);
        verified(token("scope=holds"));
        assertThatThrownBy(() -> verified(first)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void what_signs_is_shown_to_nobody() throws Exception {
        assertThat(get("/jwks").get("keys").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(KEYS))))
                .isEqualTo("rw-------");
    }

    /** Two ways in which a browser shows that a page asks: where the page is from, and the name that it had resolved to this machine. */
    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost\r\nOrigin: http://evil.example", "Host: evil.example"})
    void a_web_page_gets_no_token(String headers) throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(issuer.url()).getPort())) {
            String request = "POST /token HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: 11\r\n\r\nscope=holds"
                    .formatted(headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("access_token");
        }
    }
}
