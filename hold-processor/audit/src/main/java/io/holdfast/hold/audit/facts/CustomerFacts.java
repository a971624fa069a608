package io.holdfast.hold.audit.facts;

import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.Keys;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many places of an event each customer has, as the facts tell: counted by them, and by no state of the rules. */
final class CustomerFacts {

    private static final int CUSTOMERS = 5_000;

    private final SpillingMap<Integer> places;

    CustomerFacts(ByteStore store) {
        places = new SpillingMap<>(store, 'c', Format.json(Integer.class), CUSTOMERS);
    }

    int places(String event, String customer) {
        return Objects.requireNonNullElse(places.get(event + '/' + customer), 0);
    }

    /** A reservation stands otherwise by now; null where nothing is known of it. */
    void changed(String key, @Nullable Account before, @Nullable Account after) {
        count(key, before, -1);
        count(key, after, 1);
    }

    private void count(String key, @Nullable Account account, int sign) {
        if (account != null && account.customer() != null && !account.standing().over()) {
            String name = Keys.event(key) + '/' + account.customer();
            int now = Objects.requireNonNullElse(places.get(name), 0)
                    + sign * account.seats().size();
            if (now == 0) {
                places.remove(name);
            } else {
                places.put(name, now);
            }
        }
    }
}
