package io.cocoonstack.common.meta;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How every record reads and writes single annotations. */
final class AnnotationMaps {

    private static final String TRUE = "true";

    private AnnotationMaps() {}

    /** The text under a key; null where the map or the key is missing, or the text is empty. */
    static @Nullable String text(@Nullable Map<String, String> annotations, String key) {
        return annotations == null ? null : emptyToNull(annotations.get(key));
    }

    /** A boolean annotation is true only when its value is exactly {@code true}. */
    static boolean flag(@Nullable Map<String, String> annotations, String key) {
        return annotations != null && TRUE.equals(annotations.get(key));
    }

    static void put(Map<String, String> annotations, String key, @Nullable String value) {
        if (value != null) {
            annotations.put(key, value);
        }
    }

    static void put(Map<String, String> annotations, String key, @Nullable Vocabulary value) {
        if (value != null) {
            annotations.put(key, value.value());
        }
    }

    /** Brings a key to a value; null removes it. */
    static void set(Map<String, String> annotations, String key, @Nullable String value) {
        if (value == null) {
            annotations.remove(key);
        } else {
            annotations.put(key, value);
        }
    }

    static void put(Map<String, String> annotations, String key, boolean value) {
        if (value) {
            annotations.put(key, TRUE);
        }
    }

    static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
