package io.holdfast.api.answer;

import io.holdfast.api.model.Caller;
import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Decided;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatRange;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.SeatsElsewhere;
import io.holdfast.api.model.Section;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.Transfer;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the answers' bodies look like: each writes the members of an object. */
public final class Bodies {

    /** What publishes every decision. */
    private static final String OWNER = "hold-processor";

    private static final String SELF = "reservation-api";

    /** Always three decimals, so that instants of one length compare as texts do. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Bodies() {}

    static Consumer<JsonObject> reservation(Reservation state) {
        return body -> {
            body.put("reservation", state.id())
                    .put("event", state.event())
                    .put("status", state.status().shown())
                    .put("seats", state.seats());
            state.expiresAt().ifPresent(expiresAt -> body.put("expiresAt", instant(expiresAt)));
            body.put("version", state.version())
                    .put("priceMinor", state.priceMinor())
                    .put("currency", state.currency());
            state.payments().settlement().ifPresent(settlement -> body.put("settlement", settlement.shown()));
            state.receiptStatus().ifPresent(status -> body.put("receipt", status.name()));
            body.put("evidence", evidence(state.decided()));
        };
    }

    static Consumer<JsonObject> history(Reservation state) {
        return body -> body.put("reservation", state.id())
                .put("event", state.event())
                .put("history", state.history(), Bodies::step)
                .put("evidence", evidence(state.decided()));
    }

    private static Consumer<JsonObject> step(Reservation.Step step) {
        return body -> {
            body.put("status", step.state())
                    .put("version", step.version())
                    .put("at", instant(step.decided().at()))
                    .put("fact", step.fact())
                    .put("command", step.command());
            step.code().ifPresent(code -> body.put("code", code));
            step.by().ifPresent(by -> body.put("by", caller(by)));
            body.put("evidence", evidence(step.decided()));
        };
    }

    private static Consumer<JsonObject> caller(Caller caller) {
        return body -> {
            body.put("tenant", caller.tenant()).put("client", caller.client());
            caller.customer().ifPresent(customer -> body.put("customer", customer));
        };
    }

    static Consumer<JsonObject> event(Event event) {
        return body -> {
            body.put("event", event.id())
                    .put("name", event.name())
                    .put("currency", event.currency())
                    .put("status", event.status().name())
                    .put("sections", event.sections(), Bodies::section);
            if (event.perCustomer() > 0) {
                body.put("limits", limits -> limits.put("perCustomer", event.perCustomer()));
            }
            event.ownership().ifPresent(ownership -> body.put("regions", regions(event, ownership)));
            body.put("evidence", evidence(event.decided()));
        };
    }

    private static Consumer<JsonObject> regions(Event event, Ownership ownership) {
        return body -> body.put("here", ownership.here())
                .put("home", ownership.home().region())
                .put("places", places -> ownership.counts(event.seats()).forEach(places::put));
    }

    static Consumer<JsonObject> events(List<Event> events, Optional<EventPage> next) {
        return body -> {
            body.put("events", events, Bodies::event);
            next.ifPresent(page -> body.put("next", path(page)));
        };
    }

    /** No character in it needs escaping. */
    private static String path(EventPage page) {
        return "/v1/events?status=%s&limit=%d&after=%s"
                .formatted(page.status(), page.limit(), page.after().orElseThrow());
    }

    /** The seats of an event. */
    public static Consumer<JsonObject> seats(
            String event, Map<String, SeatStatus> seats, List<SeatsElsewhere> elsewhere, LogPosition evidence) {
        return body -> {
            body.put("event", event).put("seats", map -> seats.forEach((seat, status) -> map.put(seat, status.name())));
            if (!elsewhere.isEmpty()) {
                body.put("elsewhere", elsewhere, Bodies::elsewhere);
            }
            body.put("evidence", position(evidence));
        };
    }

    private static Consumer<JsonObject> elsewhere(SeatsElsewhere elsewhere) {
        return age(elsewhere.copy())
                .andThen(body -> body.put(
                        "seats", map -> elsewhere.seats().forEach((seat, standing) -> map.put(seat, standing.name()))));
    }

    static Consumer<JsonObject> checking(Subject subject, LogPosition sent, Instant sentAt, Duration waited) {
        return checking(subject, evidence -> {
            evidence.put("sentBy", SELF);
            position(sent).accept(evidence);
            evidence.put("sentAt", instant(sentAt)).put("waitedMs", waited.toMillis());
        });
    }

    static Consumer<JsonObject> behind(Subject subject, LogPosition waitingFor, Duration waited) {
        return checking(subject, waiting(waitingFor, waited));
    }

    static Consumer<JsonObject> waiting(LogPosition waitingFor, Duration waited) {
        return evidence -> {
            evidence.put("waitingFor", OWNER);
            position(waitingFor).accept(evidence);
            evidence.put("waitedMs", waited.toMillis());
        };
    }

    static Consumer<JsonObject> ceded(Event event, Cession cession, LogPosition evidence) {
        String here = event.ownership().map(Ownership::here).orElseThrow();
        return cession(event.id(), cession, here, Transfer.Status.CEDED)
                .andThen(body -> body.put("evidence", position(evidence)));
    }

    static Consumer<JsonObject> transfer(Transfer transfer) {
        return cession(transfer.event(), transfer.cession(), transfer.from(), transfer.status())
                .andThen(body -> {
                    body.put("evidence", position(transfer.ceded()));
                    transfer.received().ifPresent(at -> body.put("received", position(at)));
                    copy(transfer.copy()).accept(body);
                });
    }

    private static Consumer<JsonObject> cession(String event, Cession cession, String from, Transfer.Status status) {
        return body -> body.put("transfer", cession.transfer())
                .put("event", event)
                .put("status", status.name())
                .put("n", cession.n())
                .put("from", from)
                .put("to", cession.to())
                .put(
                        "places",
                        cession.places().ranges().stream()
                                .map(SeatRange::toString)
                                .toList())
                .put("seats", cession.places().seats());
    }

    static Consumer<JsonObject> notCopied(Subject subject, CopyAge copy) {
        return checking(subject, evidence -> evidence.put("waitingFor", "region " + copy.region()))
                .andThen(copy(copy));
    }

    /** How fresh what was copied from another region is. */
    public static Consumer<JsonObject> copy(CopyAge copy) {
        return body -> body.put("copy", age(copy));
    }

    /** The same as the members of an object. */
    public static Consumer<JsonObject> age(CopyAge copy) {
        return body -> {
            body.put("region", copy.region());
            copy.asOf()
                    .ifPresent(at -> body.put("asOf", instant(at))
                            .put("ageMs", copy.age().toMillis()));
        };
    }

    private static Consumer<JsonObject> checking(Subject subject, Consumer<JsonObject> evidence) {
        return body -> {
            subject.reservation().ifPresent(reservation -> body.put("reservation", reservation));
            if (!subject.equals(Subject.ofAll())) {
                body.put("event", subject.event());
            }
            body.put("status", "CHECKING").put("evidence", evidence);
        };
    }

    /** Names what a problem is about. */
    static Consumer<JsonObject> about(Subject subject) {
        return body -> {
            subject.reservation().ifPresent(reservation -> body.put("reservation", reservation));
            body.put("event", subject.event());
        };
    }

    static Consumer<JsonObject> about(Reservation state) {
        return about(state.subject()).andThen(body -> body.put("evidence", evidence(state.decided())));
    }

    static Consumer<JsonObject> withStatus(Reservation state) {
        return about(state)
                .andThen(body -> body.put("reservationStatus", state.status().shown()));
    }

    /** About an attempt to pay that ended without money. */
    static Consumer<JsonObject> unpaid(Reservation state, int attempt) {
        return withStatus(state).andThen(body -> {
            body.put("attempt", attempt);
            if (state.payments().declinedAttempt() == attempt) {
                state.payments().declineCode().ifPresent(code -> body.put("declineCode", code));
            }
        });
    }

    static String seatsAfterPayment(Reservation state) {
        return state.status() == Reservation.Status.SOLD ? "the seats stay sold" : "the seats are still held";
    }

    static Consumer<JsonObject> evidence(Decided decided) {
        return evidence -> {
            evidence.put("decidedBy", OWNER);
            position(decided.position()).accept(evidence);
            evidence.put("at", instant(decided.at()))
                    .put("settled", decided.settled().shown());
            decided.traceId().ifPresent(traceId -> evidence.put("traceId", traceId));
        };
    }

    static Consumer<JsonObject> unavailable(UnavailableSeat seat) {
        return body -> body.put("seat", seat.seat()).put("reason", seat.reason());
    }

    private static Consumer<JsonObject> section(Section section) {
        return body -> body.put("name", section.name())
                .put("rows", section.rows())
                .put("seatsPerRow", section.seatsPerRow())
                .put("priceMinor", section.priceMinor());
    }

    /** A place on the log. */
    public static Consumer<JsonObject> position(LogPosition position) {
        return body -> body.put("partition", position.partition()).put("offset", position.offset());
    }

    /** An instant as every body writes it. */
    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }
}
