package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service over HTTPS, with the settings that docs/security.md names. */
@Tag("slow")
@QuarkusTest
@TestProfile(HttpsTest.OverTls.class)
class HttpsTest extends EdgeFixture {

    /** With tokens, and with a certificate. */
    public static final class OverTls extends WithTokens {
        @Override
        public List<TestResourceEntry> testResources() {
            return Stream.concat(super.testResources().stream(), Stream.of(new TestResourceEntry(TlsResource.class)))
                    .toList();
        }
    }

    @TestHTTPResource(value = CART, tls = true)
    @SuppressWarnings("NullAway.Init") // injected
    URI cart;

    @ConfigProperty(name = TlsResource.CERTIFICATE)
    @SuppressWarnings("NullAway.Init") // injected
    Path certificate;

    private SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "https", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(cart)
                .header(
                        "Authorization",
                        "Bearer " + TokenSpec.of("acme", "anna", "holds").signed());
    }

    @Test
    void a_call_with_a_token_is_served() throws Exception {
        views.put(States.reservation(Reservation.Status.HELD, 4));
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust()).build()) {
            HttpResponse<String> read = http.send(request().build(), BodyHandlers.ofString());
            HttpResponse<String> released =
                    http.send(request().header("Prefer", "wait=0").DELETE().build(), BodyHandlers.ofString());

            assertThat(cart.getScheme()).isEqualTo("https");
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(read.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            assertThat(read.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(released.statusCode()).as(released.body()).isEqualTo(202);
        }
    }

    @Test
    void a_client_that_does_not_know_the_certificate_sends_nothing() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest hold = request().PUT(BodyPublishers.ofString(HOLD)).build();

            assertThatThrownBy(() -> http.send(hold, BodyHandlers.ofString())).isInstanceOf(SSLException.class);
        }
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void plain_http_is_not_served() throws Exception {
        URI plain = URI.create("http://localhost:" + cart.getPort() + CART);
        URI usual = URI.create("http://localhost:" + RestAssured.port + CART);
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> http.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> http.send(HttpRequest.newBuilder(usual).build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_management_port_is_as_it_was() {
        RestAssured.given().get(Management.url("/q/health/live")).then().statusCode(200);
    }
}
