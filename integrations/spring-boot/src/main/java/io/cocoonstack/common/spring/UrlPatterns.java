package io.cocoonstack.common.spring;

import java.util.regex.Pattern;

/** Patterns of paths as servlet containers match them, which is not how Spring's controllers do. */
final class UrlPatterns {

    /** A path, the paths below one, or an ending. */
    private static final Pattern FORM = Pattern.compile("/[^*]*|(/[^*]*)?/\\*|\\*\\.[^*/]+");

    private UrlPatterns() {}

    /** Refuses what a container would take for the name of a single path that nobody asks for. */
    static void require(String property, String pattern) {
        if (!FORM.matcher(pattern).matches()) {
            throw new IllegalArgumentException(property + " has " + pattern
                    + ", expected a path /a/b, a path with all below it /a/*, or *.ending");
        }
    }
}
