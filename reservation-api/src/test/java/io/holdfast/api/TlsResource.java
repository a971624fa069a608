package io.holdfast.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A key and a certificate that vouches for itself, made anew, and the settings with which the service serves HTTPS by them. */
public final class TlsResource implements QuarkusTestResourceLifecycleManager {

    /** Where tests find the certificate. */
    static final String CERTIFICATE = "test.tls.certificate";

    private static final String ALIAS = "https";
    private static final String PASSWORD = "made-for-a-test";

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "tls");
            Path certificate = folder.resolve("tls.crt");
            Path key = folder.resolve("tls.key");
            make(folder.resolve("both.p12"), certificate, key);
            return Map.of(
                    "quarkus.tls.https.key-store.pem.0.cert",
                    certificate.toString(),
                    "quarkus.tls.https.key-store.pem.0.key",
                    key.toString(),
                    "quarkus.tls.https.reload-period",
                    "1h",
                    "quarkus.http.tls-configuration-name",
                    "https",
                    "quarkus.http.insecure-requests",
                    "disabled",
                    "quarkus.http.test-ssl-port",
                    "0",
                    "quarkus.http.header.\"Strict-Transport-Security\".value",
                    "max-age=31536000",
                    CERTIFICATE,
                    certificate.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void stop() {}

    private static void make(Path both, Path certificate, Path key)
            throws IOException, InterruptedException, GeneralSecurityException {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                both.toString());
        keytool("-exportcert", "-rfc", "-file", certificate.toString(), "-keystore", both.toString());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(both)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Key secret = store.getKey(ALIAS, PASSWORD.toCharArray());
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded());
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(encoded));
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", ALIAS, "-storepass", PASSWORD, "-noprompt"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("no certificate could be made: " + said.strip());
        }
    }
}
