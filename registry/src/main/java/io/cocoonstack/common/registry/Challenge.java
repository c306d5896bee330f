package io.cocoonstack.common.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Reads all challenges. Never throws: it passes over text that fits no grammar, up to the next comma or blank.
     *
     * @param headers the values of all such headers
     */
    static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            new Parser(header, challenges).run();
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

        void run() {
            while (at < text.length()) {
                if (isSeparator(peek())) {
                    at++;
                    continue;
                }
                String word = word();
                if (word.isEmpty()) {
                    passOver();
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
            int start = at;
            while (at < text.length() && !isSeparator(peek())) {
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
            while (at < text.length() && (isWord(peek()) || peek() == '/')) {
                at++;
            }
            while (peek() == '=') {
                at++;
            }
            int end = at;
            skipBlanks();
            boolean alone = end > start && (at >= text.length() || peek() == ',') && text.charAt(end - 1) == '=';
            at = alone ? end : start;
        }

        private String word() {
            int start = at;
            while (at < text.length() && isWord(peek())) {
                at++;
            }
            return text.substring(start, at);
        }

        private void passOver() {
            if (peek() == '"') {
                quoted();
                return;
            }
            while (at < text.length() && !isSeparator(peek())) {
                at++;
            }
        }

        private void skipBlanks() {
            while (peek() == ' ' || peek() == '\t') {
                at++;
            }
        }

        /** The next character; NUL, which no header can hold, at the end. */
        private char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        private static boolean isSeparator(char c) {
            return c == ',' || c == ' ' || c == '\t';
        }

        private static boolean isWord(char c) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }

        private static String lower(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    }
}
