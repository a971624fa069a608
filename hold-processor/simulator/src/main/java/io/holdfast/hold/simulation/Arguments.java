package io.holdfast.hold.simulation;

import java.util.Iterator;
import java.util.List;

/**
 * What a call asks for.
 *
 * @param seeds how many schedules
 * @param first the first seed
 * @param steps how long each schedule's trouble lasts
 * @param json whether the end is told as JSON
 */
record Arguments(int seeds, long first, int steps, boolean json) {

    private static final int SEEDS = 10_000;

    /** What can be asked for. */
    static final String USAGE = """
            Usage: holdfast drill simulate [--seeds N] [--first S] [--steps K] [--json]
            Runs hold-processor's rules and processor over a simulated log, and holds everything against the promises.
              --seeds N   schedules to run (default %d); each seed is one schedule, the same at each run
              --first S   the first seed (default: another at each call; it is said at the start)
              --steps K   how long the trouble in each lasts (default %d)
              --json      one JSON object at the end; progress goes to standard error
            Exit codes: 0 every promise was kept, 1 one was broken, 2 the call was wrong.""".formatted(SEEDS, Simulation.STEPS);

    Arguments {
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be at least 1");
        }
        if (steps < 1) {
            throw new IllegalArgumentException("--steps must be at least 1");
        }
    }

    /**
     * Reads a call.
     *
     * @param otherwise the first seed where the call names none
     * @throws IllegalArgumentException where it can't be meant
     */
    static Arguments of(List<String> call, long otherwise) {
        int seeds = SEEDS;
        long first = otherwise;
        int steps = Simulation.STEPS;
        boolean json = false;
        Iterator<String> words = call.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--seeds" -> seeds = Math.toIntExact(number(word, words));
                case "--first" -> first = number(word, words);
                case "--steps" -> steps = Math.toIntExact(number(word, words));
                case "--json" -> json = true;
                default -> throw new IllegalArgumentException("unknown: " + word + "\n" + USAGE);
            }
        }
        return new Arguments(seeds, first, steps, json);
    }

    private static long number(String option, Iterator<String> words) {
        try {
            if (words.hasNext()) {
                return Long.parseLong(words.next());
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(option + " takes a number", none);
        }
        throw new IllegalArgumentException(option + " takes a number");
    }

    /** The call that runs one of the seeds again. */
    String replaying(long seed) {
        return "./holdfast drill simulate --seeds 1 --first %d --steps %d".formatted(seed, steps);
    }
}
