package io.cocoonstack.common.admission.rules;

import java.util.ArrayList;
import java.util.List;

/** The violations that were found so far. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    /** The message is the path with what is said about it, as a sentence. */
    void add(String path, String rule, String about) {
        violations.add(new Violation(path, rule, path + " " + about + "."));
    }

    List<Violation> toList() {
        return List.copyOf(violations);
    }
}
