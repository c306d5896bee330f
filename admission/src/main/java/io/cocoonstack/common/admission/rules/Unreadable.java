package io.cocoonstack.common.admission.rules;

import io.cocoonstack.api.Misfit;
import io.cocoonstack.common.admission.internal.Shown;
import java.util.List;

/** Violations of objects that cannot be read. */
final class Unreadable {

    static final String RULE = "readable";

    private Unreadable() {}

    static Violation missing(String kind) {
        return new Violation("", RULE, "The " + kind + " is missing.");
    }

    static Violation of(RuntimeException e) {
        return new Violation(
                "", RULE, "The object cannot be read: " + Shown.text(String.valueOf(e.getMessage())) + ".");
    }

    static List<Violation> of(List<Misfit> misfits) {
        return misfits.stream()
                .map(misfit -> new Violation(misfit.path(), RULE, Shown.text(misfit.message()) + "."))
                .toList();
    }
}
