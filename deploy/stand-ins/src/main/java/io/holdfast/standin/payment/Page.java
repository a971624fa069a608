package io.holdfast.standin.payment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of a listing, newest first. */
final class Page {

    private static final long DEFAULT_LIMIT = 10;
    private static final long MAX_LIMIT = 100;

    private Page() {}

    static Reply list(List<Intent> newestFirst, Form form) {
        List<Intent> rest = after(form.get("starting_after"), newestFirst);
        Stream<Intent> wanted = rest.stream().filter(created(form));
        return page("list", "/v1/payment_intents", wanted, form);
    }

    static Reply search(List<Intent> newestFirst, Form form) {
        String query = form.get("query");
        if (query == null) {
            throw new RefusedException(Refusal.invalid("query", "Missing required param: query."));
        }
        Predicate<Intent> matches = Query.parse(query);
        Stream<Intent> wanted = after(form.get("page"), newestFirst).stream().filter(matches);
        return page("search_result", "/v1/payment_intents/search", wanted, form);
    }

    private static Reply page(String object, String url, Stream<Intent> wanted, Form form) {
        Long asked = form.number("limit");
        long limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RefusedException(Refusal.invalid("limit", "must be 1 to " + MAX_LIMIT));
        }
        List<Intent> found = wanted.limit(limit + 1).toList();
        boolean more = found.size() > limit;
        List<Intent> shown = more ? found.subList(0, (int) limit) : found;
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", object);
        json.put("url", url);
        json.put("has_more", more);
        json.put("data", shown.stream().map(intent -> item(intent, form)).toList());
        if (object.equals("search_result")) {
            json.put("next_page", more ? shown.getLast().id() : null);
        }
        return Wire.ok(json);
    }

    private static Map<String, @Nullable Object> item(Intent intent, Form form) {
        return Wire.intent(intent, form.expands("latest_charge"));
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
        throw new RefusedException(Refusal.missing("payment_intent", id, "starting_after"));
    }

    private static Predicate<Intent> created(Form form) {
        Long gte = form.number("created[gte]");
        Long gt = form.number("created[gt]");
        Long lte = form.number("created[lte]");
        Long lt = form.number("created[lt]");
        return intent -> (gte == null || intent.created() >= gte)
                && (gt == null || intent.created() > gt)
                && (lte == null || intent.created() <= lte)
                && (lt == null || intent.created() < lt);
    }
}
