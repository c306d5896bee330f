package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/** Decides about admission requests. Called from as many threads at once as the server has. */
@FunctionalInterface
public interface ReviewHandler {

    /**
     * Decides about a request.
     *
     * @param request what is to be done to which object, and by whom
     * @return the decision; null allows
     * @throws Exception anything: the caller gets a 500 without details, so that its failure policy decides; the log gets
     *     them
     */
    @Nullable
    AdmissionResponse review(AdmissionRequest request) throws Exception;
}
