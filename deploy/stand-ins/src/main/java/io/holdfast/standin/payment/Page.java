package io.holdfast.standin.payment;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the listing, newest first. */
final class Page {

    private static final long DEFAULT_LIMIT = 10;
    private static final long MAX_LIMIT = 100;

    private Page() {}

    static StripeReply of(List<Intent> newestFirst, Form form) {
        Long asked = form.number("limit");
        long limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RefusedException(StripeError.invalid("limit", "must be 1 to " + MAX_LIMIT));
        }
        Long since = form.number("created[gte]");
        List<Intent> found = after(form.get("starting_after"), newestFirst).stream()
                .filter(intent -> since == null || intent.created() >= since)
                .limit(limit + 1)
                .toList();
        boolean inFull = form.expands("latest_charge");
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", "list");
        json.put("url", "/v1/payment_intents");
        json.put("has_more", found.size() > limit);
        json.put(
                "data",
                found.stream()
                        .limit(limit)
                        .map(intent -> Wire.intent(intent, inFull))
                        .toList());
        return Wire.ok(json);
    }

    private static List<Intent> after(@Nullable String id, List<Intent> newestFirst) {
        if (id == null) {
            return newestFirst;
        }
        for (int i = 0; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).id().equals(id)) {
                return newestFirst.subList(i + 1, newestFirst.size());
            }
        }
        throw new RefusedException(StripeError.missing("payment_intent", id, "starting_after"));
    }
}
