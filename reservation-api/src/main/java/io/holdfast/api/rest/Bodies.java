package io.holdfast.api.rest;

import io.holdfast.api.answer.Decided;
import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.SeatStatus;
import io.holdfast.api.answer.Section;
import io.holdfast.api.answer.Sent;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.answer.UnavailableSeat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the answers' bodies look like. */
final class Bodies {

    /** What publishes every decision. */
    private static final String OWNER = "hold-processor";

    private static final String SELF = "reservation-api";

    /** Always three decimals, so that instants of one length compare as texts do. */
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Bodies() {}

    static Map<String, Object> reservation(Reservation state) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reservation", state.id());
        body.put("event", state.event());
        body.put("status", state.status().shown());
        body.put("seats", state.seats());
        state.expiresAt().ifPresent(expiresAt -> body.put("expiresAt", instant(expiresAt)));
        body.put("version", state.version());
        body.put("priceMinor", state.priceMinor());
        body.put("currency", state.currency());
        state.payments().settlement().ifPresent(settlement -> body.put("settlement", settlement.shown()));
        state.receiptStatus().ifPresent(status -> body.put("receipt", status.name()));
        body.put("evidence", evidence(state.decided()));
        return body;
    }

    static Map<String, Object> history(Reservation state) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reservation", state.id());
        body.put("event", state.event());
        body.put("history", state.history().stream().map(Bodies::step).toList());
        body.put("evidence", evidence(state.decided()));
        return body;
    }

    private static Map<String, Object> step(Reservation.Step step) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", step.state());
        body.put("version", step.version());
        body.put("at", instant(step.decided().at()));
        body.put("fact", step.fact());
        body.put("command", step.command());
        step.code().ifPresent(code -> body.put("code", code));
        body.put("evidence", evidence(step.decided()));
        return body;
    }

    static Map<String, Object> event(Event event) {
        var body = new LinkedHashMap<String, Object>();
        body.put("event", event.id());
        body.put("name", event.name());
        body.put("currency", event.currency());
        body.put("status", event.status().name());
        body.put("sections", event.sections().stream().map(Bodies::section).toList());
        body.put("evidence", evidence(event.decided()));
        return body;
    }

    static Map<String, Object> events(List<Event> events, Optional<EventPage> next) {
        var body = new LinkedHashMap<String, Object>();
        body.put("events", events.stream().map(Bodies::event).toList());
        next.ifPresent(page -> body.put("next", path(page)));
        return body;
    }

    /** No character in it needs escaping. */
    private static String path(EventPage page) {
        return "/v1/events?status=%s&limit=%d&after=%s"
                .formatted(page.status(), page.limit(), page.after().orElseThrow());
    }

    static Map<String, Object> seats(String event, Map<String, SeatStatus> seats, Position evidence) {
        var body = new LinkedHashMap<String, Object>();
        body.put("event", event);
        body.put("seats", seats);
        body.put("evidence", position(evidence));
        return body;
    }

    static Map<String, Object> checking(Subject subject, Sent sent, Duration waited) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("sentBy", SELF);
        evidence.putAll(position(sent.position()));
        evidence.put("sentAt", instant(sent.at()));
        evidence.put("waitedMs", waited.toMillis());
        return checking(subject, evidence);
    }

    static Map<String, Object> behind(Subject subject, Position waitingFor, Duration waited) {
        return checking(subject, waiting(waitingFor, waited));
    }

    static Map<String, Object> waiting(Position waitingFor, Duration waited) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("waitingFor", OWNER);
        evidence.putAll(position(waitingFor));
        evidence.put("waitedMs", waited.toMillis());
        return evidence;
    }

    private static Map<String, Object> checking(Subject subject, Map<String, Object> evidence) {
        var body = new LinkedHashMap<String, Object>();
        subject.reservation().ifPresent(reservation -> body.put("reservation", reservation));
        if (!subject.equals(Subject.ofAll())) {
            body.put("event", subject.event());
        }
        body.put("status", "CHECKING");
        body.put("evidence", evidence);
        return body;
    }

    static Map<String, Object> evidence(Decided decided) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("decidedBy", OWNER);
        evidence.putAll(position(decided.position()));
        evidence.put("at", instant(decided.at()));
        evidence.put("settled", decided.settled().shown());
        decided.traceId().ifPresent(traceId -> evidence.put("traceId", traceId));
        return evidence;
    }

    static Map<String, Object> unavailable(UnavailableSeat seat) {
        var body = new LinkedHashMap<String, Object>();
        body.put("seat", seat.seat());
        body.put("reason", seat.reason().name());
        return body;
    }

    private static Map<String, Object> section(Section section) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", section.name());
        body.put("rows", section.rows());
        body.put("seatsPerRow", section.seatsPerRow());
        body.put("priceMinor", section.priceMinor());
        return body;
    }

    static Map<String, Object> position(Position position) {
        var body = new LinkedHashMap<String, Object>();
        body.put("partition", position.partition());
        body.put("offset", position.offset());
        return body;
    }

    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }
}
