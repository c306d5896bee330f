package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.Misfit;
import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The violations of one object, in the order in which they were found. */
final class ViolationList {

    private static final String READABLE = "readable";

    private final List<Violation> violations = new ArrayList<>();

    static List<Violation> missing(String kind) {
        return List.of(new Violation("", READABLE, "The " + kind + " is missing."));
    }

    static List<Violation> unreadable(RuntimeException e) {
        String reason = ShortText.of(String.valueOf(e.getMessage()));
        return List.of(new Violation("", READABLE, "The object cannot be read: " + reason + "."));
    }

    static List<Violation> unreadable(List<Misfit> misfits) {
        return misfits.stream()
                .map(misfit -> new Violation(misfit.path(), READABLE, ShortText.of(misfit.message()) + "."))
                .toList();
    }

    /** The message is the path and the rest of a sentence about it. */
    void add(String path, String rule, String about) {
        violations.add(new Violation(path, rule, path + " " + about + "."));
    }

    void add(String path, String rule, @Nullable String value, String expected) {
        add(path, rule, "is " + ShortText.quoted(value) + ", expected " + expected);
    }

    /** Adds a violation for a value that is missing. */
    void require(@Nullable String value, String path, String rule, String expected) {
        if (value == null) {
            add(path, rule, "is missing, expected " + expected);
        }
    }

    /** Adds a violation for a word that this version does not know. */
    void requireKnown(@Nullable Vocabulary word, String path, String expected) {
        if (word != null && !word.isKnown()) {
            addUnknown(word, path, expected);
        }
    }

    void addUnknown(Vocabulary word, String path, String expected) {
        add(path, "known-word", word.value(), expected);
    }

    List<Violation> toList() {
        return List.copyOf(violations);
    }
}
