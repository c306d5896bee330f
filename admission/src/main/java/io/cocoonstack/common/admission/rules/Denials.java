package io.cocoonstack.common.admission.rules;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.internal.Shown;
import java.util.List;
import java.util.stream.Collectors;

/** From violations to a response. */
final class Denials {

    // The message travels through status fields and terminals.
    private static final int MOST = 20;

    private Denials() {}

    /** Allows where there are none, else denies with all of them. */
    static AdmissionResponse of(List<Violation> violations) {
        if (violations.isEmpty()) {
            return AdmissionResponse.allow();
        }
        String message = violations.stream().limit(MOST).map(Violation::message).collect(Collectors.joining(" "));
        int more = violations.size() - MOST;
        return AdmissionResponse.deny(more > 0 ? message + " There are " + more + " more violations." : message);
    }

    /** A text of the user in quotes, for a message. */
    static String quoted(String text) {
        return "\"" + Shown.text(text) + "\"";
    }
}
