package io.cocoonstack.common.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The text of cookies (RFC 6265): the reader of {@code Cookie}, and the checks of {@code Set-Cookie}, so that nobody
 * can end that header early or add to it.
 */
final class CookieText {

    private static final String SEPARATORS = "()<>@,;:\\\"/[]?={}";
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_LABEL = 63;

    private CookieText() {}

    static String requireName(String name) {
        boolean fits = name.chars().allMatch(c -> isVisible(c) && SEPARATORS.indexOf(c) < 0);
        return require(
                fits && !name.isEmpty(),
                name,
                "cookie name",
                "one or more of ASCII letters, digits and !#$%&'*+-.^_`|~");
    }

    static String requirePath(String path) {
        boolean fits = path.startsWith("/") && path.chars().allMatch(c -> isVisible(c) && c != ';');
        return require(fits, path, "cookie path", "a / and then visible ASCII characters but for ;");
    }

    static String requireDomain(String domain) {
        boolean fits = domain.length() <= LONGEST_DOMAIN;
        for (String label : domain.split("\\.", -1)) {
            fits &= !label.isEmpty() && label.length() <= LONGEST_LABEL;
            fits &= !label.startsWith("-") && !label.endsWith("-");
            fits &= label.chars().allMatch(c -> isLetterOrDigit(c) || c == '-');
        }
        return require(fits, domain, "cookie domain", "a host name in ASCII without a leading dot");
    }

    /**
     * The values of the cookies of a name in a {@code Cookie} header: pairs apart by semicolons, wherever they stand,
     * as browsers and Go have it. Blanks around names and values do not count, nor does one pair of quotation marks.
     */
    static List<String> values(String header, String name) {
        List<String> values = new ArrayList<>();
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).strip().equals(name)) {
                String value = pair.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                values.add(quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return Collections.unmodifiableList(values);
    }

    private static String require(boolean fits, String value, String field, String expected) {
        if (!fits) {
            // A message may go to a log, where the text must not start a line of its own.
            String printable = value.replaceAll("[^ -~]", "?");
            throw new IllegalArgumentException(field + " is \"" + printable + "\", expected " + expected);
        }
        return value;
    }

    private static boolean isVisible(int c) {
        return c > ' ' && c < 0x7f;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
