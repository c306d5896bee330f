package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.ApiErrors;
import io.cocoonstack.common.round.RestoreDecision;

/**
 * Why something cannot be done now.
 *
 * @param reason the reason of a condition that says so
 * @param lasting the beginning of its message, which stays the same for as long as the reason does
 * @param detail the rest: the answer of a server, which may read another way each time; empty for none
 */
record Hindrance(String reason, String lasting, String detail) {

    /** Of a pod that is not there. */
    Hindrance(String lasting, String detail) {
        this("PodNotCreated", lasting, detail);
    }

    /** Of a pod that is there. */
    static Hindrance ofPod(String lasting, String detail) {
        return new Hindrance("PodNotChanged", lasting, detail);
    }

    static Hindrance of(String why) {
        return new Hindrance(why, "");
    }

    /** An answer of the API server in the words of {@link ApiErrors#describe}: the code lasts, the rest may not. */
    static Hindrance ofRefusal(String why) {
        int colon = why.indexOf(':');
        int end = colon < 0 ? why.length() : colon;
        return new Hindrance(why.substring(0, end), why.substring(end));
    }

    static Hindrance ofNoAnswer(RestoreDecision.DoNotCreate decision) {
        String why = decision.why();
        String reason = decision.failure().reason();
        int end = why.endsWith(reason) ? why.length() - reason.length() : 0;
        return new Hindrance(why.substring(0, end), why.substring(end));
    }

    Hindrance of(WantedPod pod) {
        return new Hindrance(pod.podName() + " is not created: " + lasting, detail);
    }

    @Override
    public String toString() {
        return lasting + detail;
    }
}
