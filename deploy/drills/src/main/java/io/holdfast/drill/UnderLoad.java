package io.holdfast.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of the drills on three brokers: callers are busy, something breaks, all is whole again, and what the callers were told is compared with
 * what is on the log.
 */
abstract class UnderLoad extends Drill {

    private static final int ROWS = 40;
    private static final int SEATS_PER_ROW = 50;
    private static final int CALLERS = 16;
    private static final int CARTS_OF_EACH = 10_000;

    /** Outcomes before the fault, and after it. */
    private static final int BUSY = 200;

    UnderLoad(String name, String announcement) {
        super(name, announcement);
    }

    @Override
    public final int brokers() {
        return Brokers.NUMBER;
    }

    @Override
    public final List<String> run(Stage stage) throws Exception {
        try {
            prepare(stage);
            return underLoad(stage);
        } finally {
            restore(stage);
        }
    }

    /** Before the callers come. */
    void prepare(Stage stage) throws Exception {}

    private List<String> underLoad(Stage stage) throws Exception {
        var brokers = new Brokers(stage);
        try (var crowd = new Crowd(stage.apis(), name(), ROWS, SEATS_PER_ROW)
                .givingBack()
                .begin(CALLERS, CARTS_OF_EACH)) {
            crowd.awaitMore(BUSY);
            var _ = crowd.longestGap();
            List<String> measured = strike(stage, brokers, crowd);
            crowd.awaitMore(BUSY);
            Duration gap = crowd.longestGap();
            stage.awaitReady();
            brokers.awaitWhole();
            crowd.stop().verify();
            var findings = new ArrayList<String>();
            findings.add("%d outcomes, none contradicted".formatted(crowd.outcomes()));
            findings.addAll(measured);
            findings.add("longest time without an outcome%s: %s"
                    .formatted(measured.isEmpty() ? "" : " at last", Checks.seconds(gap)));
            return findings;
        }
    }

    /**
     * Breaks something, and mends it or leaves it to recover by itself.
     *
     * @return what was measured, besides the longest time without an outcome since {@link Crowd#longestGap} was last asked
     */
    abstract List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception;

    /** When the callers have gone, however it ended, and if it ended before they came. */
    void restore(Stage stage) throws Exception {}
}
