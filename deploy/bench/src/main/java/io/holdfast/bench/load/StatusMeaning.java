package io.holdfast.bench.load;

/** What an answer's status means to a caller. */
enum StatusMeaning {
    /** The owner of the seats has spoken, yes or no. */
    SETTLED,
    /** 202: nobody knows yet, and says so. */
    CHECKING,
    /** 429 and 503: asked to come back later; nothing was done. */
    REFUSED,
    /** Everything else: the bench asked wrongly, or the server failed. */
    FAILED;

    static StatusMeaning of(int status) {
        return switch (status) {
            case 200, 201, 402, 409, 410 -> SETTLED;
            case 202 -> CHECKING;
            case 429, 503 -> REFUSED;
            default -> FAILED;
        };
    }

    /** Whether the very same call may be told something else a moment later. */
    boolean mayChange() {
        return this == CHECKING || this == REFUSED;
    }

    static boolean granted(int status) {
        return status == 200 || status == 201;
    }
}
