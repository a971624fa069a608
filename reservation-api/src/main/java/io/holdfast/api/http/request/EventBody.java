package io.holdfast.api.http.request;

import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.Section;
import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.limits.PlanLimits;
import io.holdfast.schemas.money.Currencies;
import io.holdfast.schemas.money.ProviderAmounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body that opens an event. */
public final class EventBody {

    private static final long FREE = 0;
    private static final String DEFAULT_CURRENCY = "EUR";
    private static final String SHARES = "shares";
    private static final String LIMITS = "limits";
    private static final String PER_CUSTOMER = "perCustomer";
    private static final long NO_LIMIT = 0;

    private EventBody() {}

    /**
     * Reads it.
     *
     * @param home where an event of this id is opened, without shares; empty if there are no regions
     */
    public static EventRequest read(String event, byte[] body, Optional<Home> home) {
        Fields fields = Fields.of(body, "name", "currency", "sections", LIMITS, SHARES);
        String currency = currency(fields);
        List<Section> sections = sections(fields, currency);
        Map<String, List<String>> shares = fields.textsByName(SHARES);
        if (home.isEmpty() && !shares.isEmpty()) {
            throw RefusedRequestException.field(SHARES, "must be left out: this stack has no regions");
        }
        return new EventRequest(
                event,
                name(fields, event),
                currency,
                sections,
                perCustomer(fields),
                home.map(known -> known.with(PlacesBody.shares(SHARES, shares, known, sections))));
    }

    private static String name(Fields fields, String event) {
        String name = fields.text("name", event);
        RefusedRequestException.require("name", EventNames.problem(name));
        return name;
    }

    private static int perCustomer(Fields fields) {
        return fields.optionalObject(LIMITS, PER_CUSTOMER)
                .map(limits -> Math.toIntExact(limits.number(PER_CUSTOMER, NO_LIMIT, EventBody::perCustomerProblem)))
                .orElse(0);
    }

    private static Optional<String> perCustomerProblem(long places) {
        return CallerNames.perCustomerProblem(Math.clamp(places, -1, Integer.MAX_VALUE));
    }

    private static String currency(Fields fields) {
        String currency = fields.text("currency", DEFAULT_CURRENCY);
        if (!Currencies.isInUse(currency)) {
            throw RefusedRequestException.field("currency", "must be the ISO 4217 code of money in use, such as EUR");
        }
        return currency;
    }

    private static List<Section> sections(Fields fields, String currency) {
        List<Fields> objects = fields.objects("sections", "name", "rows", "seatsPerRow", "priceMinor");
        if (objects.isEmpty() || objects.size() > PlanLimits.MAX_SECTIONS) {
            throw RefusedRequestException.field(
                    "sections", "must name 1 to %d sections".formatted(PlanLimits.MAX_SECTIONS));
        }
        List<Section> sections =
                objects.stream().map(section -> section(section, currency)).toList();
        RefusedRequestException.require(
                "sections",
                PlanLimits.sectionsProblem(sections.stream().map(Section::name).toList()));
        RefusedRequestException.require(
                "sections",
                PlanLimits.seatsProblem(
                        sections.stream().mapToLong(Section::seats).sum()));
        return sections;
    }

    private static Section section(Fields fields, String currency) {
        String name = fields.text("name", null);
        RefusedRequestException.require(fields.path("name"), PlanLimits.sectionProblem(name));
        long priceMinor = fields.number("priceMinor", FREE, PlanLimits::priceProblem);
        RefusedRequestException.require(
                fields.path("priceMinor"),
                ProviderAmounts.uncharged(priceMinor, currency).map("must "::concat));
        return new Section(
                name,
                Math.toIntExact(fields.number("rows", null, PlanLimits::seatsProblem)),
                Math.toIntExact(fields.number("seatsPerRow", null, PlanLimits::seatsProblem)),
                priceMinor);
    }
}
