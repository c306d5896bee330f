package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.internal.Shown;
import java.util.List;
import java.util.stream.Collectors;

/** From violations to a response. */
final class Denials {

    // The message travels through status fields and terminals: beyond these, the path has to do.
    private static final int MOST = 20;

    private Denials() {}

    /** Allows where there are none, else denies with all of them. */
    static AdmissionResponse of(List<Violation> violations) {
        if (violations.isEmpty()) {
            return AdmissionResponse.allow();
        }
        String message = violations.stream().limit(MOST).map(Violation::message).collect(Collectors.joining(" "));
        String others = violations.stream().skip(MOST).map(Violation::path).collect(Collectors.joining(", "));
        return AdmissionResponse.deny(others.isEmpty() ? message : message + " Violated as well: " + others + ".");
    }

    /** A text of the user in quotes, for a message. */
    static String quoted(String text) {
        return "\"" + Shown.text(text) + "\"";
    }
}
