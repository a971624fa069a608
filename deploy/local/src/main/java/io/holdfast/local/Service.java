package io.holdfast.local;

import java.util.Arrays;
import java.util.Optional;

/** The services. */
enum Service {
    /** Takes the calls. */
    RESERVATION_API("reservation-api", 0),
    /** Owns the seats. */
    HOLD_PROCESSOR("hold-processor", 10),
    /** Asks the payment provider. */
    PAYMENT_ADAPTER("payment-adapter", 20),
    /** Sends the receipts. */
    RECEIPT_SENDER("receipt-sender", 30);

    private final String kind;
    private final int firstPort;

    Service(String kind, int firstPort) {
        this.kind = kind;
        this.firstPort = firstPort;
    }

    /** Port of its first instance, counted from the first port of the stack. */
    int firstPort() {
        return firstPort;
    }

    /** Name of the module and of each part, before its number. */
    String kind() {
        return kind;
    }

    static Optional<Service> named(String kind) {
        return Arrays.stream(values())
                .filter(service -> service.kind.equals(kind))
                .findFirst();
    }
}
