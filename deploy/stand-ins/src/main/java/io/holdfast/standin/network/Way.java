package io.holdfast.standin.network;

/**
 * A direction of traffic between two machines.
 *
 * @param from name of the sender, such as {@code broker-1}
 * @param to name of the receiver
 */
public record Way(String from, String to) {

    /** The other direction. */
    public Way back() {
        return new Way(to, from);
    }

    @Override
    public String toString() {
        return from + "->" + to;
    }
}
