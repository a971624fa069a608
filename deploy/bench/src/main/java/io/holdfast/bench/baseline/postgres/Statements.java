package io.holdfast.bench.baseline.postgres;

/** The statements: one for each call. */
final class Statements {

    private static final String OF_RESULT =
            "(r).seats, (r).hold_seconds, (r).status, (r).taken, (r).unknown, (r).price_minor, (r).currency, (r).expires_at, (r).version, (r).decided_at";

    static final String OPEN = "SELECT open_event($1, $2, $3, $4, $5, $6)";
    static final String HOLD = "SELECT result, " + OF_RESULT + " FROM hold($1, $2, $3, $4)";
    /** OFFSET 0 keeps the planner from asking for the state once for each column. */
    static final String READ = "SELECT 'NOW' AS result, " + OF_RESULT
            + " FROM (SELECT as_it_stands(reservation) AS r FROM reservation WHERE event = $1 AND id = $2 OFFSET 0) AS state";

    static final String SEATS =
            "SELECT seat, held_by IS NOT NULL AND expires_at > clock_timestamp() AS held FROM seat WHERE event = $1";
    static final String SCHEMA =
            "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'reservation'";

    private Statements() {}
}
