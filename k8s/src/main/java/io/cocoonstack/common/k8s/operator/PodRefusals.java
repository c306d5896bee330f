package io.cocoonstack.common.k8s.operator;

import io.cocoonstack.common.k8s.ApiErrors;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/**
 * The requests for single pods that were refused in one look at a set: they keep no other pod from being looked after.
 * For one thread.
 */
final class PodRefusals {

    private @Nullable Hindrance first;

    /**
     * Makes a request. A conflict, and a server that gives no answer, are thrown as ever.
     *
     * @param podName the pod that it is about
     * @param done the state of the pod after it, such as {@code deleted}
     * @param request makes it
     * @return false where it was refused
     */
    boolean attempt(@Nullable String podName, String done, Runnable request) {
        try {
            request.run();
            return true;
        } catch (KubernetesClientException e) {
            if (!ApiErrors.isRefusal(e)) {
                throw e;
            }
            note(podName, done, ApiErrors.describe(e));
            return false;
        }
    }

    void note(@Nullable String podName, String done, String refusal) {
        if (first == null) {
            Hindrance why = Hindrance.ofRefusal(refusal);
            first = Hindrance.ofPod(podName + " is not " + done + ": " + why.lasting(), why.detail());
        }
    }

    /** Why the first of them was refused; null for none. */
    @Nullable
    Hindrance first() {
        return first;
    }
}
