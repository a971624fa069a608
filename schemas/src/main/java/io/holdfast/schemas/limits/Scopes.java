package io.holdfast.schemas.limits;

import java.util.List;
import java.util.regex.Pattern;

/** What a token may be used for, by the names of its scopes. */
public final class Scopes {

    /** Its tenant's events: open, change, close. */
    public static final String EVENTS = "events";

    /** All reservations of its tenant. */
    public static final String HOLDS = "holds";

    /** The reservations of its own customer alone. */
    public static final String OWN_HOLDS = "own-holds";

    /** Its tenant's sales: cancel, refund. */
    public static final String SALES = "sales";

    /** The installation: how far services are, what is parked or unsettled. */
    public static final String OPERATE = "operate";

    /** Before the name of a right that is written on the log. */
    public static final String ALLOTMENT = "allotment:";

    /** All but the named rights. */
    public static final List<String> ALL = List.of(EVENTS, HOLDS, OWN_HOLDS, SALES, OPERATE);

    private static final Pattern GRANT = Pattern.compile(ALLOTMENT + "[A-Za-z0-9._~-]+");

    private Scopes() {}

    /** Whether a scope means something here. */
    public static boolean isKnown(String scope) {
        return ALL.contains(scope) || GRANT.matcher(scope).matches();
    }
}
