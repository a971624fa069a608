package io.holdfast.receipt.receipt;

import java.util.OptionalLong;

/**
 * The address that a receipt goes to, without the address.
 *
 * @param fingerprint of the address
 * @param replacedAt where on holdfast.contacts it stands, if it replaced the one that the checkout named
 */
public record Destination(String fingerprint, OptionalLong replacedAt) {

    private static final long BEFORE_ALL = -1;

    /** Whether the address was put in the place of this one, which may be the same once more. */
    boolean isReplacedBy(Destination other) {
        return other.replacedAt.orElse(BEFORE_ALL) > replacedAt.orElse(BEFORE_ALL) || isOtherThan(other);
    }

    /** Whether it is another address. */
    boolean isOtherThan(Destination other) {
        return !fingerprint.equals(other.fingerprint);
    }
}
