package io.holdfast.schemas;

/** Record keys. The part before the first slash is the event and chooses the partition; ids hold no slash. */
public final class Keys {

    private static final char SEPARATOR = '/';

    private Keys() {}

    /** Key of a seat: {@code event/seat}. */
    public static String seat(String event, String seat) {
        return event + SEPARATOR + seat;
    }

    /** Key of a reservation: {@code event/reservation}. */
    public static String reservation(String event, String reservation) {
        return event + SEPARATOR + reservation;
    }

    /** Key of a payment attempt: {@code event/reservation/attempt}. */
    public static String payment(String event, String reservation, int attempt) {
        return payment(reservation(event, reservation), attempt);
    }

    /** The same, by the key of its reservation. */
    public static String payment(String reservation, int attempt) {
        return reservation + SEPARATOR + attempt;
    }

    /** Key of the address that a checkout named: {@code event/reservation/fingerprint}. */
    public static String contact(String event, String reservation, String fingerprint) {
        return reservation(event, reservation) + SEPARATOR + fingerprint;
    }

    /** What every key of a seat or a reservation of this event begins with. */
    public static String prefix(String event) {
        return event + SEPARATOR;
    }

    /** Whether a key is that of an event, rather than of something in it. */
    public static boolean isEvent(String key) {
        return key.indexOf(SEPARATOR) < 0;
    }

    /** The event that a key belongs to. */
    public static String event(String key) {
        int end = key.indexOf(SEPARATOR);
        return end < 0 ? key : key.substring(0, end);
    }

    /** What a key is within its event: the id of its seat or its reservation. */
    public static String within(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }
}
