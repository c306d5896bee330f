package io.cocoonstack.common.testsupport;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Random texts and annotations, with the odd ones far more often than chance would have them. */
public final class Samples {

    // Digits of other scripts, blanks that trim() or strip() take off, line ends, marks that reorder, what folds or
    // normalizes into ASCII, the end of the basic plane and beyond.
    private static final int[] ODD = {
        0, 7, '\t', '\n', '\r', 0x1b, '"', '\\', '/', '~', '<', '&', 0x7f, 0x85, 0xa0, 0xb5, 0x3bc, 0xb2, 0xdf, 0x130,
        0x131, 0x17f, 0x212a, 0x301, 0x660, 0x665, 0x6f3, 0x966, 0x2002, 0x200b, 0x200d, 0x2028, 0x2029, 0x202e, 0x2212,
        0x3000, 0xfeff, 0xff0b, 0xff11, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x1d7d8, 0x1f40c, 0x10ffff
    };

    private static final List<String> ALMOST_NUMBERS = Pattern.compile("\\|")
            .splitAsStream("0|-0|+0|00|1|-1|+3|007|1_000|0x10|1.0|1e3|٣|１|2147483647|2147483648|-2147483649|"
                    + "9223372036854775807|9223372036854775808|-9223372036854775808|"
                    + "-9223372036854775809|99999999999999999999999|+|-|--1|+-1| 1|1 |1\n|NaN|∞")
            .toList();

    private static final List<String> ALMOST_WORDS = List.of(
            "true", "True", "TRUE", "false", "null", "true ", "1", "linux", "Linux", "ready", "main", "{}", "[]");

    private Samples() {}

    /**
     * {@return any text that a Java string can hold: empty, plain, almost a number, almost a word of the contract, odd
     * characters, unpaired surrogates, and now and then some thousands of characters}
     * @param random the source of chance
     */
    public static String text(SplittableRandom random) {
        if (random.nextInt(12) == 0) {
            String text = wellFormedText(random);
            int at = random.nextInt(text.length() + 1);
            return text.substring(0, at) + (char) random.nextInt(0xd800, 0xe000) + text.substring(at);
        }
        return wellFormedText(random);
    }

    /**
     * {@return the same as {@link #text} but for unpaired surrogates, so that it survives a trip through UTF-8}
     * @param random the source of chance
     */
    public static String wellFormedText(SplittableRandom random) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> "";
            case 2, 3, 4 -> oneOf(random, ALMOST_NUMBERS);
            case 5, 6 -> oneOf(random, ALMOST_WORDS);
            case 7 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 8, 9, 10 -> odd(random, random.nextInt(1, 9));
            case 11 -> random.nextInt(8) == 0 ? odd(random, random.nextInt(1000, 20_000)) : odd(random, 40);
            default -> word(random);
        };
    }

    /**
     * {@return a plain word that could be a name: 1 to 12 ASCII letters and digits, and dashes between them}
     * @param random the source of chance
     */
    public static String word(SplittableRandom random) {
        int length = random.nextInt(1, 13);
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            String from = i == 0 || i == length - 1 ? "abcxyz0189" : "abcxyz0189-";
            word.append(from.charAt(random.nextInt(from.length())));
        }
        return word.toString();
    }

    /**
     * {@return annotations as a hostile party could write them: some of the given keys, other keys, any values; a map
     * that may be changed, possibly empty, without null keys and values}
     * @param random the source of chance
     * @param keys the keys that the code under test looks at
     */
    public static Map<String, String> annotations(SplittableRandom random, Collection<String> keys) {
        Map<String, String> annotations = new LinkedHashMap<>();
        int percent = random.nextInt(101);
        for (String key : keys) {
            if (random.nextInt(100) < percent) {
                annotations.put(key, text(random));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            annotations.put(random.nextBoolean() ? text(random) : "example.com/" + word(random), text(random));
        }
        return annotations;
    }

    /**
     * {@return one of some values, each as likely as the others}
     * @param <T> their type
     * @param random the source of chance
     * @param values at least one
     */
    public static <T> T oneOf(SplittableRandom random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String odd(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (random.nextBoolean()) {
                text.append((char) random.nextInt(' ', 0x7f));
            } else {
                text.appendCodePoint(ODD[random.nextInt(ODD.length)]);
            }
        }
        return text.toString();
    }
}
