package io.cocoonstack.common.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One challenge of a {@code WWW-Authenticate} header (RFC 9110, section 11.6.1).
 *
 * @param scheme the scheme in lower case
 * @param parameters the parameters, names in lower case; of a repeated one the first counts
 */
record Challenge(String scheme, Map<String, String> parameters) {

    static final String BEARER = "bearer";
    static final String BASIC = "basic";

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    /** Reads all headers. Never throws: it passes over text that fits no grammar, up to the next comma or blank. */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            new Parser(header, challenges).parse();
        }
        return challenges;
    }

    private static final class Parser {

        private final String text;
        private final List<Challenge> challenges;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private @Nullable String scheme;
        private int at;

        Parser(String text, List<Challenge> challenges) {
            this.text = text;
            this.challenges = challenges;
        }

        void parse() {
            while (at < text.length()) {
                if (isSeparator(peek())) {
                    at++;
                    continue;
                }
                String word = run(Parser::isWord);
                if (word.isEmpty()) {
                    value();
                    continue;
                }
                int behind = at;
                skipBlanks();
                if (peek() == '=' && scheme != null) {
                    at++;
                    skipBlanks();
                    parameters.putIfAbsent(lower(word), value());
                } else {
                    at = behind;
                    finish();
                    scheme = lower(word);
                    skipToken68();
                }
            }
            finish();
        }

        private void finish() {
            if (scheme != null) {
                challenges.add(new Challenge(scheme, parameters));
            }
            parameters.clear();
        }

        private String value() {
            if (peek() == '"') {
                return quoted();
            }
            // More than a token: there are servers that do not quote the realm's URL.
            return run(c -> !isSeparator(c));
        }

        private String run(IntPredicate goesOn) {
            int start = at;
            while (at < text.length() && goesOn.test(peek())) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && peek() != '"'; at++) {
                if (peek() == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(peek());
            }
            at++;
            return value.toString();
        }

        /** Behind a scheme, {@code dGV4dA==} is no name of a parameter though a {@code =} follows. */
        private void skipToken68() {
            int start = at;
            skipBlanks();
            run(c -> isWord(c) || c == '/');
            run(c -> c == '=');
            int end = at;
            skipBlanks();
            boolean alone = end > start && (at >= text.length() || peek() == ',') && text.charAt(end - 1) == '=';
            at = alone ? end : start;
        }

        private void skipBlanks() {
            run(c -> c == ' ' || c == '\t');
        }

        /** The next character; NUL, which no header can hold, at the end. */
        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private static boolean isSeparator(int c) {
            return c == ',' || c == ' ' || c == '\t';
        }

        private static boolean isWord(int c) {
            return (c < 0x7f && Character.isLetterOrDigit(c)) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }

        private static String lower(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    }
}
