package io.holdfast.local;

import io.holdfast.standin.issuer.Issuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * What the services of a secure stack are told of callers' tokens. The key that names customers on the log is made once, since the log keeps those
 * names, and reaches the services in a file.
 *
 * @param folder where the key lies
 * @param issuer who issues the tokens
 */
record TokenSettings(Path folder, String issuer) {

    private static final int KEY_BYTES = 32;

    /** Makes the key if there is none. */
    void prepare() throws IOException {
        PrivateFiles.folder(folder);
        if (!Files.exists(file())) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFiles.write(
                    file(),
                    "holdfast.auth.customer-key=%s%n"
                            .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(key)));
        }
    }

    private Path file() {
        return folder.resolve("customers.properties");
    }

    List<String> arguments() {
        return List.of(
                "-Dholdfast.auth=oidc",
                "-Dholdfast.auth.issuer=" + issuer,
                "-Dholdfast.auth.audience=" + Issuer.AUDIENCE,
                // As a URI: in a path a blank would end it.
                "-Dsmallrye.config.locations=" + file().toUri());
    }
}
