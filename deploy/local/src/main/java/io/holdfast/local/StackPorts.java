package io.holdfast.local;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every port of a stack, derived from its first: a block of {@value #BLOCK}, so that two stacks run side by side; one of {@value #LARGE_BLOCK} with
 * three brokers. What callers do not ask is in a second block, {@value #APART} above, or below where there are no ports above.
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
 *                                  +48  the mirror, with two regions
 *                                  +49  the broker, for the mirrors of other regions
 * +50  broker-2   +51  its controller
 * +52  broker-3   +53  its controller
 * +54 +55 +56  the brokers, for those who connect through a link   +57  the network's stand-in
 *
 * in the block apart:
 * +0 … +39   health and metrics of the services, as above
 * +40        stand-in for the issuer of tokens
 * </pre>
 *
 * With two regions there are two blocks, the second {@value #BLOCK} above the first, and one of each stand-in, in the first. On the second's, +44 is the network's stand-in, and +45 and +46 are the
 * brokers of the first and of the second region, for those who connect through a link.
 *
 * @param first port of the first reservation-api
 * @param brokers how many there are: 1 or 3
 */
record StackPorts(int first, int brokers) {

    /** How many brokers a stack may have: one, or as few as keep a record if one of them is away. */
    static final List<Integer> BROKERS = List.of(1, 3);

    static final int BLOCK = 50;
    static final int LARGE_BLOCK = 60;
    static final int APART = 5_500;
    static final int INSTANCES = 10;

    static final int FIRST_BROKER = 40;
    static final int PAYMENT_PROVIDER = 44;
    static final int INBOX = 46;

    private static final int SECOND_BROKER = 50;
    private static final int ISSUER = 40;
    private static final int HIGHEST = 65_535;

    StackPorts {
        if (!BROKERS.contains(brokers)) {
            throw new IllegalArgumentException(
                    "--brokers must be 1 or 3: two keep no more than one does when one of them is away");
        }
        if (!fits(first, brokers)) {
            throw new IllegalArgumentException("--port must be 1024 to %d: a stack takes %d ports from there"
                    .formatted(HIGHEST - block(brokers) + 1, block(brokers)));
        }
    }

    /** Of a stack with one broker. */
    StackPorts(int first) {
        this(first, 1);
    }

    private static int block(int brokers) {
        return brokers == 1 ? BLOCK : LARGE_BLOCK;
    }

    /** Whether a block that begins there is within the ports that there are. */
    private static boolean fits(int first, int brokers) {
        return first >= 1_024 && first + block(brokers) - 1 <= HIGHEST;
    }

    /** Whether there is a block behind this one. */
    boolean hasNext() {
        return fits(first + block(brokers), brokers);
    }

    /** The block behind this one. */
    StackPorts next() {
        return new StackPorts(first + block(brokers), brokers);
    }

    /** The brokers' numbers in their cluster. */
    List<Integer> nodes() {
        return IntStream.rangeClosed(1, brokers).boxed().toList();
    }

    int of(Service service, int instance) {
        return first + service.firstPort() + instance;
    }

    /** Where an instance's health and metrics are. */
    int management(Service service, int instance) {
        return apart() + service.firstPort() + instance;
    }

    /** The first port of the block apart. */
    private int apart() {
        return first + (fits(first + APART, brokers) ? APART : -APART);
    }

    int broker(int node) {
        return first + (node == 1 ? FIRST_BROKER : SECOND_BROKER + 2 * (node - 2));
    }

    /** Base URL of what listens on a port of loopback. */
    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Where clients begin: at any broker. */
    String bootstrapServers() {
        return nodes().stream().map(node -> "127.0.0.1:" + broker(node)).collect(Collectors.joining(","));
    }

    /** Where a broker is found through a link. */
    int linked(int node) {
        return first + 53 + node;
    }

    /** Where the network is told what its links are to do. */
    int network() {
        return first + 57;
    }

    /** Where a region's mirror tells that it runs. */
    int mirror() {
        return first + 48;
    }

    /** Where the broker listens to the mirrors of other regions, which are brought there by the network. */
    int forMirrors() {
        return first + 49;
    }

    int controller(int node) {
        return broker(node) + 1;
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

    int issuer() {
        return apart() + ISSUER;
    }

    int smtp() {
        return first + 45;
    }

    int inbox() {
        return first + INBOX;
    }
}
