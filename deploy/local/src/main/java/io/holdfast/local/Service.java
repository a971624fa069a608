package io.holdfast.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services. */
enum Service {
    /** Takes the calls. */
    RESERVATION_API("reservation-api", 0),
    /** Owns the seats. */
    HOLD_PROCESSOR("hold-processor/service", 10),
    /** Asks the payment provider. */
    PAYMENT_ADAPTER("payment-adapter", 20),
    /** Sends the receipts. */
    RECEIPT_SENDER("receipt-sender", 30);

    private final String module;
    private final int firstPort;

    Service(String module, int firstPort) {
        this.module = module;
        this.firstPort = firstPort;
    }

    /** Port of its first instance, counted from the first port of the stack. */
    int firstPort() {
        return firstPort;
    }

    /** What was built of it. */
    Path app(Path home) {
        return home.resolve(module).resolve("target/quarkus-app");
    }

    /** Its name, and that of each part before its number. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Service> named(String kind) {
        return Arrays.stream(values())
                .filter(service -> service.kind().equals(kind))
                .findFirst();
    }
}
