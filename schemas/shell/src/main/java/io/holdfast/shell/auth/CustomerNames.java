package io.holdfast.shell.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names customers on the log, which is kept for ever: who one is can be told by those alone who have the key and know the customer's own name.
 * Without the key nothing there leads to a person.
 */
public final class CustomerNames {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_CHARACTERS = 32;

    /** Half of the hash: enough that no two customers have one name. */
    private static final int NAME_DIGITS = 32;

    private final SecretKeySpec key;

    /** Refuses a key that could be guessed. */
    public CustomerNames(String key) {
        if (key.length() < MIN_KEY_CHARACTERS) {
            throw new IllegalArgumentException(
                    "holdfast.auth.customer-key must have at least %d characters".formatted(MIN_KEY_CHARACTERS));
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The name of a customer.
     *
     * @param tenant whose customer it is
     * @param customer what the tenant, or its issuer, calls it
     */
    public String name(String tenant, String customer) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal((tenant + '\n' + customer).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
