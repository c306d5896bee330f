package io.cocoonstack.common.admission;

import org.jspecify.annotations.Nullable;

/** Decides about admission requests (contract 8). The loop calls it from as many threads at once as the server has. */
@FunctionalInterface
public interface ReviewHandler {

    /**
     * Decides about a request.
     *
     * @param request the request, never null
     * @return the decision; null allows
     * @throws Exception anything. The caller gets a 500 without details, so that its failure policy decides, and the
     *     log gets the details
     */
    @Nullable
    AdmissionResponse review(AdmissionRequest request) throws Exception;
}
