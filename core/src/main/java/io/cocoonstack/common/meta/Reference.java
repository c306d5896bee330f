package io.cocoonstack.common.meta;

/**
 * A reference to an artifact of the registry, {@code repo[:tag]} (contract 12 rule names). Split at the first colon, so
 * a registry with a port is not told from a tag: {@link #isRelative()} says whether the parts are what they should be.
 *
 * @param repository repository path; may be empty
 * @param tag the tag; {@code latest} where none was given
 */
public record Reference(String repository, String tag) {

    private static final int MAX_TAG = 128;

    /**
     * {@return repository and tag of a reference, which may fit no grammar ({@link #isRelative()}); the tag is {@code
     * latest} where there is no colon, or nothing before the first one}
     * @param reference the text
     */
    public static Reference parse(String reference) {
        int colon = reference.indexOf(':');
        // "repo:" names the empty tag, which fits nothing; ":tag" is all repository, as on the Go side.
        if (colon <= 0) {
            return new Reference(reference, Identifiers.DEFAULT_SNAPSHOT_TAG);
        }
        return new Reference(reference.substring(0, colon), reference.substring(colon + 1));
    }

    /**
     * {@return whether this is a registry-relative {@code repo[:tag]}: a repository path and a tag, no registry port
     * and no digest; true where both parts fit their grammar}
     */
    public boolean isRelative() {
        return isRepository(repository) && isTag(tag);
    }

    /** {@return the reference as one text; {@code {repository}:{tag}}} */
    @Override
    public String toString() {
        return repository + ":" + tag;
    }

    /**
     * {@return whether a text is a repository path: components of lower-case letters and digits, joined by {@code .},
     * {@code _}, {@code __} or runs of {@code -}, and separated by slashes; false for the empty text}
     * @param text the text
     */
    public static boolean isRepository(String text) {
        boolean afterAlphanumeric = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLowerAlphanumeric(c)) {
                afterAlphanumeric = true;
                at++;
                continue;
            }
            int end = at + 1;
            if (c == '-') {
                while (end < text.length() && text.charAt(end) == '-') {
                    end++;
                }
            } else if (c == '_' && end < text.length() && text.charAt(end) == '_') {
                end++;
            } else if (c != '.' && c != '_' && c != '/') {
                return false;
            }
            if (!afterAlphanumeric) {
                return false;
            }
            afterAlphanumeric = false;
            at = end;
        }
        return afterAlphanumeric;
    }

    /**
     * {@return whether a text is a tag: a letter, digit or {@code _}, then up to 127 of these, {@code .} and {@code -}}
     * @param text the text
     */
    public static boolean isTag(String text) {
        if (text.isEmpty() || text.length() > MAX_TAG) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z') || c == '_';
            if (!word && (i == 0 || (c != '.' && c != '-'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
