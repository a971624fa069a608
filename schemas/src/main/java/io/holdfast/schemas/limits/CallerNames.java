package io.holdfast.schemas.limits;

import java.util.Optional;

/** Names of tenants, clients and customers, and the limit of an event for each customer. */
public final class CallerNames {

    /** Characters; the subject of a token has 255 at most, and a name is in every state of a reservation. */
    public static final int MAX_LENGTH = 255;

    /** Places of an event that one customer may have, at most; 0 is no limit. */
    public static final int MAX_PER_CUSTOMER = 1_000_000;

    private CallerNames() {}

    /** What is wrong with the name of a tenant, a client or a customer; empty if nothing is. */
    public static Optional<String> problem(String name) {
        boolean isName = !name.isBlank()
                && name.length() <= MAX_LENGTH
                && name.codePoints().noneMatch(CallerNames::isForbidden);
        return isName
                ? Optional.empty()
                : Optional.of("must be 1 to %d characters, and none of them a control character or half a character"
                        .formatted(MAX_LENGTH));
    }

    /** Half a pair has no UTF-8 form: two names would be one. */
    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    /** What is wrong with the limit of an event for each customer; empty if nothing is. */
    public static Optional<String> perCustomerProblem(int places) {
        return places >= 0 && places <= MAX_PER_CUSTOMER
                ? Optional.empty()
                : Optional.of("must be 0 to %d places".formatted(MAX_PER_CUSTOMER));
    }
}
