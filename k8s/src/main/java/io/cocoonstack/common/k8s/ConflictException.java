package io.cocoonstack.common.k8s;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guarded write was refused, because the object is not any more what it was when the write was decided on (contract
 * 6.2, rule 1). Nothing was written. Read again and decide again; never send it again as it is.
 */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    ConflictException(String message, KubernetesClientException cause) {
        super(message, cause);
    }

    /**
     * Whether the API server refused a write because the object has changed, was replaced or is gone: 409 with reason
     * Conflict, 422 for a wrong uid in a merge patch, 404 for an object that is gone.
     *
     * @param e what the client threw
     * @return false for every other refusal, such as an object that exists already
     */
    public static boolean isConflict(KubernetesClientException e) {
        Status status = e.getStatus();
        if (e.getCode() == CONFLICT) {
            return status == null || !"AlreadyExists".equals(status.getReason());
        }
        if (e.getCode() == NOT_FOUND) {
            return true;
        }
        return e.getCode() == UNPROCESSABLE && status != null && isAboutUid(status.getDetails());
    }

    private static boolean isAboutUid(@Nullable StatusDetails details) {
        List<StatusCause> causes = details == null ? null : details.getCauses();
        return causes != null && causes.stream().anyMatch(cause -> "metadata.uid".equals(cause.getField()));
    }
}
