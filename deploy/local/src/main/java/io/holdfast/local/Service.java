package io.holdfast.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services. */
enum Service {
    /** Takes the calls. */
    RESERVATION_API(0),
    /** Owns the seats. */
    HOLD_PROCESSOR(10),
    /** Asks the payment provider. */
    PAYMENT_ADAPTER(20),
    /** Sends the receipts. */
    RECEIPT_SENDER(30);

    private final int firstPort;

    Service(int firstPort) {
        this.firstPort = firstPort;
    }

    /** Port of its first instance, counted from the first port of the stack. */
    int firstPort() {
        return firstPort;
    }

    /** Name of the module and of each part, before its number. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Service> named(String kind) {
        return Arrays.stream(values())
                .filter(service -> service.kind().equals(kind))
                .findFirst();
    }
}
