package io.holdfast.api.http.response;

import java.util.Locale;

/** What a call asks for, as metrics tell it. */
public enum CallKind {
    /** Put an event on sale. */
    OPEN,
    /** Take it off. */
    CLOSE,
    /** Hold seats. */
    HOLD,
    /** Give them back. */
    RELEASE,
    /** Hold them longer. */
    EXTEND,
    /** Pay. */
    CHECKOUT,
    /** Replace a contact. */
    CONTACT,
    /** Erase it. */
    ERASE,
    /** Look at anything. */
    READ;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
