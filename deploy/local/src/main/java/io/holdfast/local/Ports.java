package io.holdfast.local;

/**
 * Every port of a stack, derived from its first: a block of {@value #BLOCK}, so that two stacks run side by side.
 *
 * <pre>
 * +0 … +9    reservation-api-0 …   +40  broker
 * +10 … +19  hold-processor-0 …    +41  the broker's controller
 * +20 … +29  payment-adapter-0 …   +42  schema registry
 * +30 … +39  receipt-sender-0 …    +43  the registry's management
 *                                  +44  stand-in for the payment provider
 *                                  +45  stand-in for the mail server: SMTP
 *                                  +46  its inbox
 *                                  +47  left to a Prometheus
 * </pre>
 *
 * @param first port of the first reservation-api
 */
record Ports(int first) {

    static final int BLOCK = 50;
    static final int INSTANCES = 10;

    static final int BROKER = 40;
    static final int PAYMENT_PROVIDER = 44;
    static final int INBOX = 46;

    private static final int HIGHEST = 65_535;

    Ports {
        if (!fits(first)) {
            throw new IllegalArgumentException("--port must be 1024 to %d: a stack takes %d ports from there"
                    .formatted(HIGHEST - BLOCK + 1, BLOCK));
        }
    }

    /** Whether a block that begins there is within the ports that there are. */
    static boolean fits(int first) {
        return first >= 1_024 && first + BLOCK - 1 <= HIGHEST;
    }

    int of(Service service, int instance) {
        return first + service.firstPort() + instance;
    }

    int broker() {
        return first + BROKER;
    }

    int controller() {
        return first + 41;
    }

    int registry() {
        return first + 42;
    }

    int registryManagement() {
        return first + 43;
    }

    int paymentProvider() {
        return first + PAYMENT_PROVIDER;
    }

    int smtp() {
        return first + 45;
    }

    int inbox() {
        return first + INBOX;
    }
}
