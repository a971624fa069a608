package io.holdfast.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Answers are given as soon as a command is decided, up to a second before the decision is committed, and the instance that decided is killed, paused
 * or replaced meanwhile: the committed log contradicts none of them (P1, P3, P9, P10).
 */
public final class EarlyAnswers extends Drill {

    public static final String NAME = "early-answers";

    private static final List<String> SETTINGS = List.of(
            // So long that most answers of the last second are given and not committed when the blow comes.
            "hold-processor:holdfast.hold.commit-interval-ms=1000");
    private static final int CALLERS = 16;
    private static final int BETWEEN_BLOWS = 40;
    private static final int BLOWS_A_ROUND = 10;
    private static final int SEED = 42;

    private final int blows;

    public EarlyAnswers(int blows) {
        super(
                NAME,
                "answers before the commit, and kills, pauses and replaces those who decided, %d times"
                        .formatted(blows));
        this.blows = blows;
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        stage.restart(SETTINGS.toArray(String[]::new));
        var random = new Random(SEED);
        var found = new Found(0, 0, 0, 0, 0);
        for (int done = 0; done < blows; done += BLOWS_A_ROUND) {
            found = found.and(round(stage, random, done, Math.min(blows, done + BLOWS_A_ROUND)));
            stage.say("%d answers so far, none contradicted".formatted(found.answers()));
        }
        stage.restart();
        return List.of(
                "%d answers under %d blows, %d of them before the commit, %d of these in the second before a blow: "
                                .formatted(found.answers(), blows, found.early(), found.unsettled())
                        + "the committed log contradicts none",
                "%d seat maps, and streams of seats that were cut off %d times: none shows what never was, and none lost a change"
                        .formatted(found.pages(), found.cuts()));
    }

    /**
     * What was compared: answers, those before their commit, of these the ones that a blow came right behind, seat maps, and streams that were
     * cut off.
     */
    private record Found(int answers, long early, long unsettled, int pages, int cuts) {

        Found and(Found more) {
            return new Found(
                    answers + more.answers,
                    early + more.early,
                    unsettled + more.unsettled,
                    pages + more.pages,
                    cuts + more.cuts);
        }
    }

    /** Some blows, and a look at the log: what was told meanwhile need not be remembered any longer. */
    private Found round(Stage stage, Random random, int from, int to) throws Exception {
        var parts = new StackFaults(stage);
        var blowTimes = new ArrayList<Instant>();
        var answered = new AnswerComparison(stage);
        List<AnswerComparison.Given> given;
        List<SeatHistory.Shown> shown;
        int compared;
        int cuts;
        var history = new SeatHistory();
        try (var callers = new EarlyCallers(stage.apis(), "%s-%d-".formatted(name(), from)).begin(CALLERS);
                var pages = new SeatPages(stage.apis(), callers.events()).begin()) {
            for (int blow = from; blow < to; blow++) {
                callers.awaitMore(BETWEEN_BLOWS);
                String victim = StackFaults.PROCESSORS.get(random.nextInt(StackFaults.PROCESSORS.size()));
                stage.say("blow %d of %d, after %d answers of this round".formatted(blow + 1, blows, callers.count()));
                blowTimes.add(Instant.now());
                strike(stage, parts, victim, blow);
            }
            callers.awaitMore(BETWEEN_BLOWS);
            given = callers.stop();
            shown = pages.stop();
            stage.awaitReady();
            compared = answered.compare(given, history);
            shown.forEach(history::compare);
            pages.settle(history);
            cuts = pages.cuts();
        }
        long early = given.stream().filter(AnswerComparison.Given::decided).count();
        long unsettled = given.stream()
                .filter(answer -> answer.decided() && blowTimes.stream().anyMatch(blow -> justBefore(answer, blow)))
                .count();
        return new Found(compared, early, unsettled, shown.size(), cuts);
    }

    private static boolean justBefore(AnswerComparison.Given answer, Instant blow) {
        return !answer.at().isAfter(blow) && answer.at().isAfter(blow.minusSeconds(1));
    }

    /** Killed and restarted; paused until it is replaced, to wake up as a zombie; or paused, replaced and killed. */
    private static void strike(Stage stage, StackFaults parts, String victim, int blow) throws Exception {
        switch (blow % 4) {
            case 0, 2 -> parts.kill(victim);
            case 1 -> {
                parts.pause(victim);
                awaitReplacement(stage);
                parts.resume(victim);
            }
            default -> {
                parts.pause(victim);
                awaitReplacement(stage);
                parts.kill(victim);
            }
        }
    }

    private static void awaitReplacement(Stage stage) {
        Checks.awaitTime(Duration.ofMillis(stage.sessionTimeoutMs() + 1_000L));
    }
}
