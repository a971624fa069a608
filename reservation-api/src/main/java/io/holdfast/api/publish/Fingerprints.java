package io.holdfast.api.publish;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fingerprints of addresses: the first 16 bytes of HMAC-SHA256 over event, reservation and address, keyed by the id of the installation, in
 * base64url. The same address has another in every reservation, so that nobody can follow a customer through the log.
 */
final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    /** Fingerprints of this installation. */
    Fingerprints(String installation) {
        this.key = new SecretKeySpec(installation.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Ids hold no slash, so that no two reservations run together. */
    String of(String event, String reservation, String email) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] print = mac.doFinal((event + '/' + reservation + '/' + email).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(print, BYTES));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
