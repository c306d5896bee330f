package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.internal.ShortText;
import io.cocoonstack.common.meta.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The violations of one object, in the order in which they were found. */
final class ViolationList {

    private final List<Violation> violations = new ArrayList<>();

    /** The message is the path and the rest of a sentence about it. */
    void add(String path, String rule, String about) {
        violations.add(new Violation(path, rule, path + " " + about + "."));
    }

    /** Adds a violation for a word that this version does not know. */
    void requireKnown(@Nullable Vocabulary word, String path, String expected) {
        if (word != null && !word.isKnown()) {
            addUnknown(word, path, expected);
        }
    }

    void addUnknown(Vocabulary word, String path, String expected) {
        add(path, "known-word", "is " + ShortText.quoted(word.value()) + ", expected " + expected);
    }

    List<Violation> toList() {
        return List.copyOf(violations);
    }
}
