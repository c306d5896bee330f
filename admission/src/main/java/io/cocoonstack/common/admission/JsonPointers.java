package io.cocoonstack.common.admission;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * JSON Pointers (RFC 6901), the paths of a JSON Patch. No parameter is null. Pure functions, safe for use by many
 * threads.
 */
public final class JsonPointers {

    private JsonPointers() {}

    /**
     * {@return a name for use in a pointer: {@code ~} becomes {@code ~0}, then {@code /} becomes {@code ~1}}
     *
     * @param name a name or an index
     */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * {@return the pointer of names, such as {@code /metadata/annotations/vm.cocoonstack.io~1hibernate}; empty for no
     * names, which is the whole document}
     *
     * @param names from the document's root down, not escaped; an index in decimal, {@code -} for behind the last
     */
    public static String of(String... names) {
        return Arrays.stream(names).map(name -> "/" + escape(name)).collect(Collectors.joining());
    }

    /** The names of a pointer, unescaped. */
    static String[] names(String pointer) {
        check(pointer);
        if (pointer.isEmpty()) {
            return new String[0];
        }
        String[] names = pointer.substring(1).split("/", -1);
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].replace("~1", "/").replace("~0", "~");
        }
        return names;
    }

    static String check(String pointer) {
        boolean valid = pointer.isEmpty() || pointer.charAt(0) == '/';
        for (int at = pointer.indexOf('~'); valid && at >= 0; at = pointer.indexOf('~', at + 1)) {
            valid = at + 1 < pointer.length() && (pointer.charAt(at + 1) == '0' || pointer.charAt(at + 1) == '1');
        }
        if (!valid) {
            throw new IllegalArgumentException("pointer is \"" + pointer
                    + "\", expected an empty text or one that begins with a slash, with ~ as ~0 and / in a name as ~1");
        }
        return pointer;
    }
}
