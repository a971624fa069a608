package io.holdfast.hold.seat;

/**
 * Versions of the rules. An event is opened under one, by the command that opens it, and everything about it is decided by that one for
 * ever: every instance, at any time, decides a command alike. A change of the rules is a new version; what it changes is asked of the
 * event ({@link Event.Terms#rules}), so that the older versions stay.
 */
public final class RulesVersion {

    /** The first: an event knows no regions. */
    public static final int FIRST = 1;

    /** An event has a home region, and its places can move to others. */
    public static final int REGIONS = 2;

    /**
     * An event may belong to a tenant, whose callers alone act on it, and may limit the places of each customer. It has regions or none.
     */
    public static final int CALLERS = 3;

    /** The newest that is known here. */
    public static final int NEWEST = CALLERS;

    private RulesVersion() {}

    /**
     * Refuses to decide about an event that is known where a later build is needed.
     *
     * @throws LaterRulesException if it is
     */
    static void check(State state, String event) {
        state.event(event).ifPresent(known -> check(event, known.terms()));
    }

    /** As {@link #check(State, String)}, of terms that are to be an event's. */
    static void check(String event, Event.Terms terms) {
        if (terms.rules() > NEWEST) {
            throw new LaterRulesException(event, terms.rules());
        }
    }
}
