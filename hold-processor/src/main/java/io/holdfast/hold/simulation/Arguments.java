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

    static final String USAGE = "Usage: simulate [--seeds N] [--first S] [--steps K] [--json]";

    private static final int SEEDS = 10_000;

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
                default -> throw new IllegalArgumentException("what is " + word + "? " + USAGE);
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
