package io.holdfast.hold.simulation;

/**
 * How often what goes wrong. Each seed has a profile of its own, in which some kinds of trouble do not happen at all: where everything goes wrong at
 * once, little gets far enough to go wrong in an interesting way. Between two phases of faults nothing does.
 */
final class FaultProfile {

    private static final int ABSENT_PERCENT = 35;
    private static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0);

    /** Chances in percent, milliseconds that a clock is off at most, and weights against those of the other actions. */
    private record Rates(int doubles, int losses, int lostTicks, int skewMs, int crashes, int pauses, int moves) {}

    private final Rates trouble;
    private final Chance chance;
    private Rates now;

    FaultProfile(Chance chance) {
        this.chance = chance;
        this.trouble = new Rates(some(20), some(10), some(60), some(500), some(3), some(3), some(3));
        this.now = trouble;
    }

    private int some(int most) {
        return chance.percent(ABSENT_PERCENT) ? 0 : chance.between(1, most);
    }

    void end() {
        now = NONE;
    }

    void begin() {
        now = trouble;
    }

    boolean doubles() {
        return chance.percent(now.doubles());
    }

    boolean loses() {
        return chance.percent(now.losses());
    }

    boolean losesTick() {
        return chance.percent(now.lostTicks());
    }

    int skewMs() {
        return chance.between(-now.skewMs(), now.skewMs());
    }

    int crashes() {
        return now.crashes();
    }

    int pauses() {
        return now.pauses();
    }

    int moves() {
        return now.moves();
    }
}
