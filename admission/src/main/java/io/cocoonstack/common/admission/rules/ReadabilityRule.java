package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.Misfit;
import io.cocoonstack.common.admission.internal.ShortText;
import java.util.List;

/** The rule that an object can be read, with its violations. */
final class ReadabilityRule {

    private static final String NAME = "readable";

    private ReadabilityRule() {}

    static Violation missing(String kind) {
        return new Violation("", NAME, "The " + kind + " is missing.");
    }

    static Violation unreadable(RuntimeException e) {
        return new Violation(
                "", NAME, "The object cannot be read: " + ShortText.of(String.valueOf(e.getMessage())) + ".");
    }

    static List<Violation> unreadable(List<Misfit> misfits) {
        return misfits.stream()
                .map(misfit -> new Violation(misfit.path(), NAME, ShortText.of(misfit.message()) + "."))
                .toList();
    }
}
