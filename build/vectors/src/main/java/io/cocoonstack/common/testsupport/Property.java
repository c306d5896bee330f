package io.cocoonstack.common.testsupport;

import java.util.SplittableRandom;

/**
 * Properties over seeded random inputs: every case has a seed of its own, and a failing one says how to run it alone.
 *
 * <pre>{@code
 * @Test
 * void whatIsWrittenIsReadBack() {
 *     Property.forAll(1000, random -> {
 *         Map<String, String> annotations = Samples.annotations(random, KEYS);
 *         ...
 *     });
 * }
 * }</pre>
 *
 * <p>The seeds are the same in every run, so that a build that passed passes again. Two system properties change that:
 * {@code cocoon.seed} runs one case with exactly this seed, {@code cocoon.cases} multiplies the number of cases, for
 * runs that may take their time.
 */
public final class Property {

    /** The system property that holds the one seed to run. */
    public static final String SEED = "cocoon.seed";

    /** The system property that multiplies the number of cases. */
    public static final String CASES = "cocoon.cases";

    private static final long BASE = 0x636f636f6f6eL;

    private Property() {}

    /**
     * What must hold, and fails as a test does.
     *
     * @param <T> where the input comes from: the only source of chance, or a case of a vector file
     */
    @FunctionalInterface
    public interface Check<T> {

        /**
         * Checks one input.
         *
         * @param from where it comes from
         * @throws Exception to fail
         */
        void accept(T from) throws Exception;
    }

    /**
     * Runs the check for many seeds, and stops at the first that fails.
     *
     * @param cases how many
     * @param check what must hold
     * @throws AssertionError naming the seed, with what the check threw as its cause
     */
    public static void forAll(int cases, Check<SplittableRandom> check) {
        forAll(cases, check, System.getProperty(SEED, ""), Long.getLong(CASES, 1));
    }

    static void forAll(int cases, Check<SplittableRandom> check, String onlySeed, long factor) {
        if (!onlySeed.isEmpty()) {
            run(Long.decode(onlySeed), "the given case", check);
            return;
        }
        SplittableRandom seeds = new SplittableRandom(BASE);
        long total = Math.multiplyExact(cases, factor);
        for (long i = 1; i <= total; i++) {
            run(seeds.nextLong(), "case " + i + " of " + total, check);
        }
    }

    private static void run(long seed, String which, Check<SplittableRandom> check) {
        try {
            check.accept(new SplittableRandom(seed));
        } catch (Exception | AssertionError | StackOverflowError failure) {
            throw new AssertionError(
                    which + " failed with seed " + seed + "; to run it alone: -D" + SEED + "=" + seed + "\n" + failure,
                    failure);
        }
    }
}
