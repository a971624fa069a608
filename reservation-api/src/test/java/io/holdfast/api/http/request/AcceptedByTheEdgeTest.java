package io.holdfast.api.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.answer.CheckoutRequest;
import io.holdfast.api.answer.EventRequest;
import io.holdfast.api.answer.HoldRequest;
import io.holdfast.api.model.Section;
import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.limits.HoldLimits;
import io.holdfast.schemas.limits.Ids;
import io.holdfast.schemas.limits.MailAddresses;
import io.holdfast.schemas.limits.PaymentLimits;
import io.holdfast.schemas.limits.PlanLimits;
import io.holdfast.schemas.money.ProviderAmounts;
import io.holdfast.schemas.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the edge accepts is within the limits that every later part shares, and so accepts; what it refuses is not. */
class AcceptedByTheEdgeTest {

    @Property
    void events_are_within_the_limits(@ForAll long seed) {
        var samples = new Samples(seed);
        String name = samples.name();
        List<String> names = samples.sections();
        long rows = samples.number();
        long priceMinor = samples.number();
        var body = Map.of(
                "name",
                name,
                "sections",
                names.stream()
                        .map(section ->
                                Map.of("name", section, "rows", rows, "seatsPerRow", 2, "priceMinor", priceMinor))
                        .toList());

        Optional<EventRequest> accepted = accepted(body, bytes -> EventBody.read("ev-1", bytes, Optional.empty()));

        boolean within = EventNames.problem(name).isEmpty()
                && !names.isEmpty()
                && names.stream().map(PlanLimits::sectionProblem).allMatch(Optional::isEmpty)
                && PlanLimits.sectionsProblem(names).isEmpty()
                && PlanLimits.seatsProblem(rows).isEmpty()
                && PlanLimits.priceProblem(priceMinor).isEmpty()
                && ProviderAmounts.uncharged(priceMinor, "EUR").isEmpty()
                && PlanLimits.seatsProblem(rows * 2 * names.size()).isEmpty();
        assertThat(accepted.isPresent()).isEqualTo(within);
        accepted.ifPresent(event -> {
            assertThat(event.name()).isEqualTo(name);
            assertThat(event.sections()).extracting(Section::name).isEqualTo(names);
        });
    }

    @Property
    void holds_are_within_the_limits(@ForAll long seed) {
        var samples = new Samples(seed);
        List<String> seats = samples.seats();
        long seconds = samples.number();

        Optional<HoldRequest> accepted = accepted(
                Map.of("seats", seats, "holdSeconds", seconds),
                bytes -> HoldBody.hold("ev-1", "cart-1", bytes, Optional.empty(), Optional.empty()));

        assertThat(accepted.isPresent())
                .isEqualTo(HoldLimits.seatsProblem(seats).isEmpty()
                        && seats.stream().map(Ids::problem).allMatch(Optional::isEmpty)
                        && HoldLimits.secondsProblem(seconds).isEmpty());
    }

    @Property
    void checkouts_are_within_the_limits(@ForAll long seed) {
        var samples = new Samples(seed);
        String method = samples.method();
        String email = samples.address();

        Optional<CheckoutRequest> accepted = accepted(
                Map.of("paymentMethod", method, "email", email), bytes -> CheckoutBody.read("ev-1", "cart-1", bytes));

        assertThat(accepted.isPresent())
                .isEqualTo(PaymentLimits.methodProblem(method).isEmpty()
                        && MailAddresses.problem(email).isEmpty());
        accepted.ifPresent(
                checkout -> assertThat(checkout.email()).as("in its ASCII form").isEqualTo(MailAddresses.ascii(email)));
    }

    private static <T> Optional<T> accepted(Object body, Function<byte[], T> read) {
        try {
            byte[] bytes = new ObjectMapper().writeValueAsBytes(body);
            return Optional.of(read.apply(bytes));
        } catch (RefusedRequestException refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
            return Optional.empty();
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
