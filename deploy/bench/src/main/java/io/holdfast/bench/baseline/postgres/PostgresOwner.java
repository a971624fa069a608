package io.holdfast.bench.baseline.postgres;

import io.holdfast.bench.baseline.http.Owner;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the database, which decides. */
final class PostgresOwner implements Owner {

    private static final String HELD = "HELD";

    private final SqlClient database;

    PostgresOwner(SqlClient database) {
        this.database = database;
    }

    @Override
    public Future<Result> open(String event, Terms terms) {
        var seats = new ArrayList<String>();
        var prices = new ArrayList<Long>();
        for (Section section : terms.sections()) {
            for (int row = 1; row <= section.rows(); row++) {
                for (int number = 1; number <= section.seatsPerRow(); number++) {
                    seats.add(section.name() + "-" + row + "-" + number);
                    prices.add(section.priceMinor());
                }
            }
        }
        return database.preparedQuery(Statements.OPEN)
                .execute(Tuple.of(
                        event,
                        terms.name(),
                        terms.currency(),
                        terms.sections().toString(),
                        seats.toArray(String[]::new),
                        prices.toArray(Long[]::new)))
                .map(rows -> switch (rows.iterator().next().getString(0)) {
                    case "OPENED" -> new Result.Opened(event);
                    case "SAME" -> new Result.EventNow(event);
                    default -> new Result.EventDiffers(event);
                });
    }

    @Override
    public Future<Result> hold(String event, String reservation, List<String> seats, int holdSeconds) {
        return database.preparedQuery(Statements.HOLD)
                .execute(Tuple.of(event, reservation, seats.toArray(String[]::new), holdSeconds))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return switch (row.getString("result")) {
                        case "NO_EVENT" -> new Result.NoSuchEvent(event);
                        case HELD -> new Result.Held(view(event, reservation, row));
                        default -> again(row, seats, holdSeconds, view(event, reservation, row));
                    };
                });
    }

    /** The outcome of an identity that was decided before; where its request differs, that. */
    private static Result again(Row row, List<String> seats, int holdSeconds, View view) {
        if (!view.seats().equals(seats)) {
            return new Result.Differs(view, "seats");
        }
        return row.getInteger("hold_seconds") == holdSeconds
                ? new Result.Now(view)
                : new Result.Differs(view, "holdSeconds");
    }

    @Override
    public Future<Result> read(String event, String reservation) {
        return database.preparedQuery(Statements.READ)
                .execute(Tuple.of(event, reservation))
                .map(rows -> first(rows)
                        .<Result>map(row -> new Result.Now(view(event, reservation, row)))
                        .orElseGet(() -> new Result.NoSuchReservation(reservation)));
    }

    @Override
    public Future<Result> seats(String event) {
        return database.preparedQuery(Statements.SEATS).execute(Tuple.of(event)).map(rows -> {
            var seats = new ArrayList<Seat>();
            for (Row row : rows) {
                seats.add(new Seat(row.getString(0), row.getBoolean(1)));
            }
            return seats.isEmpty() ? new Result.NoSuchEvent(event) : new Result.Seats(event, seats);
        });
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static View view(String event, String reservation, Row row) {
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new View(
                event,
                reservation,
                row.getString("status"),
                List.of(row.getArrayOfStrings("seats")),
                Stream.concat(
                                unavailable(row.getArrayOfStrings("taken"), "TAKEN"),
                                unavailable(row.getArrayOfStrings("unknown"), "UNKNOWN_SEAT"))
                        .toList(),
                Optional.ofNullable(expiresAt).map(PostgresOwner::text),
                row.getInteger("version"),
                row.getLong("price_minor"),
                row.getString("currency"),
                text(row.getOffsetDateTime("decided_at")));
    }

    private static Stream<Unavailable> unavailable(String @Nullable [] seats, String reason) {
        return seats == null ? Stream.of() : Stream.of(seats).map(seat -> new Unavailable(seat, reason));
    }

    private static String text(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
