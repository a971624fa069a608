package io.holdfast.standin.payment;

import java.util.Locale;

/** What can be asked of the provider; faults name them in lower case. */
enum ProviderOperation {
    CREATE,
    CONFIRM,
    CAPTURE,
    CANCEL,
    REFUND,
    RETRIEVE,
    LIST;

    /** Its name in faults and in the ledger. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
