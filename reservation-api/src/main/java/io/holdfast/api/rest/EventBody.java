package io.holdfast.api.rest;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.Section;
import io.holdfast.schemas.money.Currencies;
import io.holdfast.schemas.money.ProviderAmounts;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The body that opens an event. */
final class EventBody {

    private static final int MAX_NAME = 200;
    private static final int MAX_SECTIONS = 1_000;

    /** Of an event: what one answer with all its seats can reasonably carry, and one owner keep. */
    private static final int MAX_SEATS = 100_000;

    /** Ten of the dearest seats are far from overflowing a sum. */
    private static final long MAX_PRICE_MINOR = 1_000_000_000L;

    private static final long FREE = 0;
    private static final String DEFAULT_CURRENCY = "EUR";

    /** No dash, so that a seat's id can be taken apart in one way only. */
    private static final Pattern SECTION = Pattern.compile("[A-Za-z0-9]{1,16}");

    private EventBody() {}

    static EventRequest read(String event, byte[] body) {
        Fields fields = Fields.of(body, "name", "currency", "sections");
        String currency = currency(fields);
        return new EventRequest(event, name(fields, event), currency, sections(fields, currency));
    }

    private static String name(Fields fields, String event) {
        String name = fields.text("name", event);
        int characters = name.codePointCount(0, name.length());
        // Half a surrogate pair has no UTF-8 form: it would come back from the log as another name.
        boolean printable = name.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (name.isBlank() || characters > MAX_NAME || !printable) {
            throw Refusal.field(
                    "name",
                    "must have 1 to %d characters, no control characters, and not be blank".formatted(MAX_NAME));
        }
        return name;
    }

    private static String currency(Fields fields) {
        String currency = fields.text("currency", DEFAULT_CURRENCY);
        if (!Currencies.isInUse(currency)) {
            throw Refusal.field("currency", "must be the ISO 4217 code of money in use, such as EUR");
        }
        return currency;
    }

    private static List<Section> sections(Fields fields, String currency) {
        List<Fields> objects = fields.objects("sections", "name", "rows", "seatsPerRow", "priceMinor");
        if (objects.isEmpty() || objects.size() > MAX_SECTIONS) {
            throw Refusal.field("sections", "must name 1 to %d sections".formatted(MAX_SECTIONS));
        }
        var names = new HashSet<String>();
        long seats = 0;
        List<Section> sections =
                objects.stream().map(section -> section(section, currency)).toList();
        for (Section section : sections) {
            if (!names.add(section.name())) {
                throw Refusal.field("sections", "name section %s twice".formatted(section.name()));
            }
            seats += section.seats();
        }
        if (seats > MAX_SEATS) {
            throw Refusal.field("sections", "have %d seats; an event has at most %d".formatted(seats, MAX_SEATS));
        }
        return sections;
    }

    private static Section section(Fields fields, String currency) {
        String name = fields.text("name", null);
        if (!SECTION.matcher(name).matches()) {
            throw Refusal.field(fields.path("name"), "must match " + SECTION);
        }
        long priceMinor = fields.number("priceMinor", 0, MAX_PRICE_MINOR, FREE);
        ProviderAmounts.uncharged(priceMinor, currency).ifPresent(why -> {
            throw Refusal.field(fields.path("priceMinor"), "must " + why);
        });
        return new Section(
                name,
                Math.toIntExact(fields.number("rows", 1, MAX_SEATS, null)),
                Math.toIntExact(fields.number("seatsPerRow", 1, MAX_SEATS, null)),
                priceMinor);
    }
}
