package io.holdfast.bench.load;

/** What an answer's status means to a caller. */
enum Outcome {
    /** The owner of the seats has spoken, yes or no. */
    SETTLED,
    /** 202: nobody knows yet, and says so. */
    CHECKING,
    /** 429 and 503: asked to come back later; nothing was done. */
    REFUSED,
    /** Everything else: the bench asked wrongly, or the server failed. */
    FAILED;

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    static Outcome of(int status) {
        return switch (status) {
            case OK, CREATED, PAYMENT_REQUIRED, CONFLICT, GONE -> SETTLED;
            case ACCEPTED -> CHECKING;
            case TOO_MANY, UNAVAILABLE -> REFUSED;
            default -> FAILED;
        };
    }

    /** Whether the very same call may be told something else a moment later. */
    boolean mayChange() {
        return this == CHECKING || this == REFUSED;
    }

    static boolean granted(int status) {
        return status == OK || status == CREATED;
    }
}
