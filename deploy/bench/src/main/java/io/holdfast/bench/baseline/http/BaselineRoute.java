package io.holdfast.bench.baseline.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a path leads to.
 *
 * @param reservation empty if it leads to the event
 * @param seats whether it leads to the event's seats
 */
record BaselineRoute(String event, Optional<String> reservation, boolean seats) {

    private static final String EVENTS = "/v1/events/";
    private static final String RESERVATIONS = "reservations";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    static Optional<BaselineRoute> of(String path) {
        if (!path.startsWith(EVENTS)) {
            return Optional.empty();
        }
        String[] parts = path.substring(EVENTS.length()).split("/", -1);
        if (!ID.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        return switch (parts.length) {
            case 1 -> Optional.of(new BaselineRoute(parts[0], Optional.empty(), false));
            case 2 ->
                parts[1].equals("seats")
                        ? Optional.of(new BaselineRoute(parts[0], Optional.empty(), true))
                        : Optional.empty();
            case 3 ->
                parts[1].equals(RESERVATIONS) && ID.matcher(parts[2]).matches()
                        ? Optional.of(new BaselineRoute(parts[0], Optional.of(parts[2]), false))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
